import { access, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { jobs } from "../scripts/ci/jobs.mjs";
import { output, run } from "../scripts/tests/run.mjs";
import { root } from "./support/workspace.ts";

const ci = (...args: string[]) => run("node", ["scripts/ci.mjs", ...args], { cwd: root });

describe("npm run ci", () => {
  it("lists what steps of workflows run", async () => {
    const { code, stdout, stderr } = await ci("--help");
    expect([code, stderr]).toEqual([0, ""]);
    const listed = [...stdout.matchAll(/^ {2}(\S+) +(.+)$/gm)].map(([, name, does]) => [name, does]);
    expect(listed).toEqual(Object.entries(jobs).map(([name, { does }]) => [name, does]));
  });

  it.each([[], ["nothing"], ["toString"], ["--jsno"]])(
    "refuses %j with the list, and installs nothing",
    async (...args) => {
      const { code, stdout, stderr } = await ci(...args.flat());
      expect([code, stdout]).toEqual([2, ""]);
      expect(stderr).toMatch(/^(Give the name|There is no step)[\s\S]*Usage: npm run ci/);
    },
  );

  it.each(Object.entries(jobs))("%s has its script", async (_name, { command: [program, script = ""] }) => {
    expect(program).toBe("node");
    await access(join(root, script));
  });

  it("is used by every workflow, and has no name that none uses but those for people: who verify a release, install from a clone, or look at the pages", async () => {
    const workflows = ["ci", "compatibility", "docs", "gate", "release"];
    const texts = await Promise.all(
      workflows.map((name) => readFile(join(root, `.github/workflows/${name}.yml`), "utf8")),
    );
    const used = texts.flatMap((text) =>
      [...text.matchAll(/npm run ci -- ([\w-]+)/g)].map(([, name]) => name),
    );
    expect([...new Set([...used, "build", "screenshots", "tarballs"])].sort()).toEqual(
      Object.keys(jobs).sort(),
    );
  });
});

it("what a page has a reader run is there, and takes a clone whose changes wait for a release", async () => {
  const files = await output("git", ["ls-files", "*.md", "apps/docs/src"], { cwd: root });
  const texts = await Promise.all(
    files
      .trim()
      .split("\n")
      .map((file) => readFile(join(root, file), "utf8")),
  );
  const named = new Set(
    texts.flatMap((text) => [...text.matchAll(/npm run ci -- (\w[\w-]*)/g)].map(([, name = ""]) => name)),
  );
  expect([...named].filter((name) => !Object.hasOwn(jobs, name))).toEqual([]);
  expect([...named]).toContain("tarballs");
  expect([...named]).not.toContain("pack");
});

it("the root keeps its scripts to what a newcomer can read", async () => {
  const { scripts } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  expect(Object.keys(scripts).length).toBeLessThanOrEqual(20);
});
