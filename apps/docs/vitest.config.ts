import { sharedProcess, testConfig } from "../../scripts/tests/config.mjs";
import { longestFirst } from "../../scripts/tests/longest-first.mjs";

export default testConfig(import.meta.dirname, {
  ...sharedProcess,
  include: ["test/**/*.test.ts", "test/**/*.test.tsx", "snippets/**/*.test.ts"],
  globalSetup: ["test/support/build-once.ts"],
  // Two browsers at once are enough for two cores.
  maxWorkers: 2,
  sequence: { sequencer: longestFirst(["every-page.browser.test.ts"]) },
});
