import { join } from "node:path";
import { sharedProcess, testConfig } from "./scripts/tests/config.mjs";
import { longestFirst } from "./scripts/tests/longest-first.mjs";
import { longest } from "./test/support/longest.ts";

// Tests of the workspace as a whole; each package has its own.
export default testConfig(join(import.meta.dirname, "test"), {
  ...sharedProcess,
  include: ["test/*.test.ts"],
  globalSetup: "test/support/run-folder.ts",
  sequence: { sequencer: longestFirst(longest) },
  maxWorkers: 2,
});
