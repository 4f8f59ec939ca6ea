// @ts-check
import { sharedProcess, testConfig } from "../scripts/tests/config.mjs";

export default testConfig(import.meta.dirname, {
  ...sharedProcess,
  include: ["test/**/*.test.mjs"],
  // All that tests of plugins ask for takes one run of Redocly.
  maxConcurrency: 100,
});
