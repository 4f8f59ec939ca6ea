import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { output, run } from "../scripts/tests/run.mjs";
import { readWorkflow } from "./support/workflow/model.ts";
import { root } from "./support/workspace.ts";

const vitest = join(root, "node_modules/.bin/vitest");

async function listed(...options: string[]): Promise<string[]> {
  const args = ["list", "--filesOnly", "--json", "--config", "vitest.shard.config.ts", ...options];
  const printed = await output(vitest, args, { cwd: root });
  const files = JSON.parse(printed.slice(printed.indexOf("["))) as { file: string; projectName: string }[];
  return files.map(({ file }) => file.slice(root.length + 1)).sort();
}

describe("the tests in parts", () => {
  let parts: string[][];

  beforeAll(async () => {
    const { jobs } = await readWorkflow("ci");
    const numbers = jobs.test?.strategy?.matrix.part ?? [];
    expect(jobs.test?.steps.at(-1)?.run).toContain(`"$PART/${numbers.length}"`);
    parts = [];
    for (const number of numbers) parts.push(await listed(`--shard=${number}/${numbers.length}`));
  });

  it("are together all test files that git knows, each once", async () => {
    const tracked = await output("git", ["ls-files", "*.test.*"], { cwd: root });
    const all = tracked
      .trim()
      .split("\n")
      .filter((file) => !/\/(templates|fixtures|generated)\//.test(file));
    const together = parts.flat().sort();
    expect(new Set(together).size).toBe(together.length);
    expect(together).toEqual(expect.arrayContaining(all));
    expect(together).toEqual(await listed());
  });

  it("are of about the same size", () => {
    const sizes = parts.map(({ length }) => length);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
  });

  it("run projects together that have unlike numbers of workers", async () => {
    const files = [
      "apps/sample/test/unit/scale.test.ts",
      "packages/document/test/html.test.ts",
      "packages/mock/test/loader.test.ts",
      "test/toolchain.test.ts",
    ];
    const args = ["run", "--config", "vitest.shard.config.ts", ...files];
    const { code, stdout, stderr } = await run(vitest, args, { cwd: root });
    expect(code, stdout + stderr).toBe(0);
    expect(stdout).toMatch(/Test Files +4 passed/);
  });

  it.each(["", "0/3", "4/3", "1", "x/3"])("refuse %j with an example", async (part) => {
    const { code, stderr } = await run("node", ["scripts/ci/shard.mjs", part], { cwd: root });
    expect(code).toBe(2);
    expect(stderr).toContain("1/3");
  });
});
