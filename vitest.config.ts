import { join } from "node:path";
import { sharedProcess, testConfig } from "./scripts/tests/config.mjs";
import { LongestFirst } from "./test/support/longest-first.ts";

// Tests of the workspace as a whole; each package has its own.
export default testConfig(join(import.meta.dirname, "test"), {
  ...sharedProcess,
  include: ["test/*.test.ts"],
  globalSetup: "test/support/run-folder.ts",
  sequence: { sequencer: LongestFirst },
  maxWorkers: 2,
});
