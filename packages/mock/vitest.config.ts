import { sharedProcess, testConfig } from "../../scripts/tests/config.mjs";

export default testConfig(import.meta.dirname, {
  ...sharedProcess,
  include: ["test/**/*.test.ts"],
  globalSetup: ["@partner-licenses/mock/vitest/setup"],
  maxWorkers: 2,
});
