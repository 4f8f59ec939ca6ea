import { defineConfig } from "vitest/config";
import { sharedProcess, testConfig } from "../../scripts/tests/config.mjs";
import { contractFacts } from "./build/contract.ts";

export default defineConfig({
  plugins: [contractFacts("getPartnerLicensesUsage")],
  ...testConfig(import.meta.dirname, {
    ...sharedProcess,
    include: ["test/**/*.test.{ts,tsx}"],
    // Browser and servers are shared by the tests of a file; two cores are the usual case.
    fileParallelism: false,
  }),
});
