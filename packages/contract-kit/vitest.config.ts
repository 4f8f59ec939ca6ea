import { sharedProcess, testConfig } from "../../scripts/tests/config.mjs";

export default testConfig(import.meta.dirname, {
  ...sharedProcess,
  include: ["test/**/*.test.ts", "src/**/*.test.ts"],
  maxWorkers: 2,
});
