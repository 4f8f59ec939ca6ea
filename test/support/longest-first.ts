import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { root } from "./workspace.ts";

/** The files that run for minutes, the longest first. */
const longest = ["tutorial", "compat", "workflows-release", "growth", "clean-clone", "release-notes"].map(
  (name) => `${name}.test.ts`,
);

const gone = longest.filter((name) => !existsSync(join(root, "test", name)));
if (gone.length > 0)
  throw new Error(`test/support/longest-first.ts names no file of ours: ${gone.join(", ")}`);

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
