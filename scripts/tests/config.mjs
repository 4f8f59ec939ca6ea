// @ts-check
// What all test projects of the workspace share.
import { needBuilt } from "./built.mjs";
import { settle } from "./environment.mjs";

/** Milliseconds that a test waits for what should happen. No slow machine reaches it: it is for what never happens. */
export const patience = 120_000;

/**
 * Options for a project whose files leave nothing behind: they share processes, where starting one for each file takes
 * up to half of a run. What a test replaces is put back by vitest.
 */
export const sharedProcess = {
  isolate: false,
  restoreMocks: true,
  unstubGlobals: true,
  unstubEnvs: true,
};

/**
 * A vitest configuration.
 * @param {string} folder of the package whose tests these are: `import.meta.dirname`
 * @param {import("vitest/config").TestUserConfig} options
 * @returns {import("vitest/config").ViteUserConfig}
 */
export function testConfig(folder, options) {
  settle(process.env);
  needBuilt(folder);
  // A part of all tests, as CI runs it, takes projects with one number of workers after those with another.
  const groupOrder = options.fileParallelism === false ? 1 : Number(options.maxWorkers ?? 0);
  return {
    test: {
      testTimeout: 3 * patience,
      hookTimeout: 3 * patience,
      // A loop over nothing expects nothing: such a test fails.
      expect: { requireAssertions: true, poll: { timeout: patience, interval: 20 } },
      ...options,
      sequence: { groupOrder, ...options.sequence },
    },
  };
}
