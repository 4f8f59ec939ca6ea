import { cp, mkdir, readdir, readFile, rename, symlink, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clearBuilt } from "../scripts/release/build.mjs";
import { output, run } from "../scripts/tests/run.mjs";
import { root, temporaryFolder } from "./support/workspace.ts";

const commands = {
  "scripts/check": "check",
  "scripts/compat": "compat",
  "scripts/next-version": "run version",
  "scripts/release": "run release",
  "scripts/serve": "start",
  "test/rehearsal/index": "rehearse",
};

// A command that publishes or runs for minutes must not do so for somebody who asks what it does.
describe.each(Object.entries(commands))("%s.mjs", (name, usage) => {
  const start = (...args: string[]) => run("node", [join(root, `${name}.mjs`), ...args], { cwd: root });

  it("prints its usage", async () => {
    expect(await start("--help")).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(new RegExp(`^Usage: p?npm ${usage}\\b`)),
      stderr: "",
    });
  });

  it("stops at an option that it does not know", async () => {
    const { code, stdout, stderr } = await start("--jsno");
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/'--jsno'[\s\S]*Usage: /);
  });
});

it("a release packs nothing that was built from a source that is gone", async () => {
  const { dir, remove } = await temporaryFolder("release-build");
  const built = ["spec", "packages/a", "packages/own"].map((each) => join(dir, each));
  for (const [index, each] of built.entries()) {
    await mkdir(join(each, "dist"), { recursive: true });
    await writeFile(join(each, "package.json"), JSON.stringify({ name: `n${index}`, private: index === 2 }));
    await writeFile(join(each, "dist/gone.js"), "");
  }
  await clearBuilt(dir);
  const left = await Promise.all(built.map((each) => readdir(each)));
  expect(left).toEqual([["package.json"], ["package.json"], ["dist", "package.json"]]);
  await remove();
});

describe("changesets that wait for a version", () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  const at = (path: string) => join(folder.dir, path);

  beforeEach(async () => {
    folder = await temporaryFolder("commands");
    for (const dir of [".changeset", "spec"]) await mkdir(at(dir));
    await cp(join(root, "scripts"), at("scripts"), {
      recursive: true,
      filter: (file) => !file.includes("node_modules"),
    });
    await symlink(join(root, "node_modules"), at("node_modules"));
    await writeFile(at("spec/package.json"), JSON.stringify({ version: "1.2.0-next.0" }));
    await writeFile(at(".changeset/README.md"), "");
    await writeFile(at(".changeset/kind-cats-sing.md"), "");
  });
  afterEach(() => folder.remove());

  const mode = async () => {
    await writeFile(at("output"), "");
    const env = { GITHUB_OUTPUT: at("output") };
    const { stdout } = await run("node", ["scripts/ci/release-mode.mjs"], { cwd: folder.dir, env });
    return stdout.trim();
  };

  it("keep the release from starting", async () => {
    const { code, stdout, stderr } = await run("node", ["scripts/release.mjs"], { cwd: folder.dir });
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/\.changeset\/kind-cats-sing\.md.*\n {2}next: pnpm run version/);
    expect(await readdir(folder.dir)).not.toContain("release-packages");
    expect(await mode()).toBe("1 changesets after 1.2.0-next.0");
  });

  it("are in pre mode the new ones, and all once it is left", async () => {
    await mkdir(at(".changeset/pre"));
    await rename(at(".changeset/kind-cats-sing.md"), at(".changeset/pre/kind-cats-sing.md"));
    const pre = (mode: string) => writeFile(at(".changeset/pre.json"), JSON.stringify({ mode, tag: "next" }));
    await pre("pre");
    expect(await mode()).toBe("1.2.0-next.0 is complete");
    await pre("exit");
    expect(await mode()).toBe("1 changesets after 1.2.0-next.0");
  });

  it("are used up, or all is as before", async () => {
    const log = at(".git/log");
    const git = (...args: string[]) =>
      output("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], { cwd: folder.dir });
    await git("init", "-q");
    await mkdir(at(".git/bin"));
    const stands = async (name: string, does = "") => {
      const script = `#!/bin/sh\necho "${name} $*" >> '${log}'\n${does}`;
      await writeFile(at(`.git/bin/${name}`), script, { mode: 0o755 });
    };
    for (const name of ["changeset", "node", "pnpm"]) await stands(name);
    const PATH = `${at(".git/bin")}${delimiter}${process.env.PATH}`;
    const version = async () => {
      await writeFile(log, "");
      const script = ["scripts/next-version.mjs"];
      const { code, stderr } = await run(process.execPath, script, { cwd: folder.dir, env: { PATH } });
      return { code, stderr, steps: (await readFile(log, "utf8")).split("\n") };
    };
    const stopped = (reason: RegExp) => ({ code: 1, stderr: expect.stringMatching(reason), steps: [""] });
    expect(await version()).toEqual(stopped(/^\.changeset\/ is not committed.*\n {2}next: commit it/));
    await git("add", "--all");
    await git("commit", "-qm", "before");
    const first = "node scripts/contract.mjs check";
    expect(await version()).toMatchObject({ code: 0, steps: expect.arrayContaining([first]) });

    const raised = JSON.stringify({ version: "1.2.0" });
    await stands("changeset", `rm .changeset/kind-cats-sing.md\necho '${raised}' > spec/package.json\n`);
    await stands("pnpm", "echo > spec/new.json\nexit 3\n");
    expect(await version()).toMatchObject({
      code: 3,
      stderr: "`pnpm generate` failed: all is as it was before.\n",
    });
    expect(await git("status", "--porcelain")).toBe("");

    await git("rm", "-q", ".changeset/kind-cats-sing.md");
    await git("commit", "-qm", "used up");
    expect(await version()).toEqual(stopped(/^No changeset waits/));
    // What was raised by hand, and never stored, is not to be packed.
    await writeFile(at("spec/package.json"), raised);
    const { code, stderr } = await run(process.execPath, ["scripts/release/pack.mjs"], { cwd: folder.dir });
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/1\.2\.0 was never stored/) });
  });
});
