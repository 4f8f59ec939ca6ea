// @ts-check
import { basename } from "node:path";
import { BaseSequencer } from "vitest/node";

/**
 * A sequencer that starts the longest files first, so that at the end all cores have something to do: a clean clone knows
 * no times.
 * @param {readonly string[]} longest names of files, the longest first
 * @returns {typeof BaseSequencer}
 */
export function longestFirst(longest) {
  /** @param {import("vitest/node").TestSpecification} file */
  const rank = ({ moduleId }) => {
    const index = longest.indexOf(basename(moduleId));
    return index === -1 ? longest.length : index;
  };
  return class extends BaseSequencer {
    /**
     * @override
     * @param {import("vitest/node").TestSpecification[]} files
     */
    async sort(files) {
      return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
    }
  };
}
