import { sharedProcess, testConfig } from "../../scripts/tests/config.mjs";

export default testConfig(import.meta.dirname, {
  ...sharedProcess,
  include: ["test/**/*.test.ts", "test/**/*.test.tsx", "snippets/**/*.test.ts"],
  globalSetup: ["test/support/build-once.ts"],
  // Two browsers at once are enough for two cores.
  maxWorkers: 2,
});
