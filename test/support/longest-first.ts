import { basename } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The files that run for minutes, the longest first. */
export const longest = [
  "tutorial",
  "compat",
  "workflows-release",
  "growth",
  "clean-clone",
  "release-notes",
].map((name) => `${name}.test.ts`);

/** Starts the longest files first, so that at the end both cores have something to do: a clean clone knows no times. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const index = longest.indexOf(basename(moduleId));
      return index === -1 ? longest.length : index;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
