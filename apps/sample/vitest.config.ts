import { defineConfig } from "vitest/config";
import { contractFacts } from "./build/contract.ts";

export default defineConfig({
  plugins: [contractFacts("getPartnerLicensesUsage")],
  test: {
    include: ["test/**/*.test.{ts,tsx}"],
    // Browser and servers are shared by the tests of a file; two cores are the usual case.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
