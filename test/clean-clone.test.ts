import { createHash } from "node:crypto";
import { appendFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { output, run } from "../scripts/tests/run.mjs";
import { buildClone, type CleanClone, cleanClone, clone, type Tasks } from "./support/clean-clone.ts";
import { fileOf, type Packed, packed } from "./support/packed.ts";
import { type RemoteCache, startRemoteCache } from "./support/remote-cache.ts";
import { bareEnvironment } from "./support/workflow/machine.ts";
import { publishedPackages, root, temporaryFolder } from "./support/workspace.ts";

const names = (await publishedPackages()).map(({ name }) => name);
/** Steps of the check that take a second, one of them with a program of the workspace. */
const quick = ["versions", "changeset"];
const sources = (tasks: Tasks) => new Set(tasks.map(({ cache }) => cache.source ?? cache.status));
const ids = (tasks: Tasks) => tasks.map(({ taskId }) => taskId).sort();

// Clones that are built without anything from here but what a package cache has, and turbo's remote cache.
describe("a clean clone", () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let server: RemoteCache;
  let first: CleanClone;
  let second: string;

  beforeAll(async () => {
    folder = await temporaryFolder("clean-clone");
    first = await cleanClone();
    server = await startRemoteCache(first.storage);
  });

  afterAll(async () => {
    await server?.stop();
    await folder.remove();
  });

  it("is built whole, generated code first", () => {
    expect(sources(first.tasks)).toEqual(new Set(["MISS"]));
    expect(ids(first.tasks)).toEqual(
      expect.arrayContaining(["//#regenerate", ...names.map((name) => `${name}#build`)]),
    );
  });

  // Whoever packs this commit, wherever and whenever, gets the same bytes: so a published file can be checked.
  describe("packed", () => {
    let here: Packed[];
    const both = (name: string) =>
      [here, first.packed].map((all) => all.find((each) => each.name === name)) as [Packed, Packed];

    beforeAll(async () => {
      here = await packed();
    });

    it.each(names)("%s is the same byte for byte as here", async (name) => {
      const [one, other] = both(name);
      const same = (await digest(one)) === (await digest(other));
      const hint =
        "a file that was built before its source was moved? Delete dist of the package, and build again";
      expect(same ? [] : await differences(one, other), hint).toEqual([]);
      expect(same).toBe(true);
    });

    it.each(names)("%s names no folder of the machine that built it", async (name) => {
      const [one, other] = both(name);
      expect(await textOf(one)).not.toContain(root);
      expect(await textOf(other)).not.toContain(first.home);
    });
  });

  // As ci.yml does it, on a machine that has Node and npm, and neither pnpm nor anything of this workspace.
  it("is installed and checked by `npm run ci -- check`", async () => {
    const list = await output("node", ["scripts/check.mjs", "--list"], { cwd: root });
    const rest = list
      .trim()
      .split("\n")
      .filter((step) => !quick.includes(step));
    const env = { ...bareEnvironment(), CI: "true", NO_COLOR: "1", TURBO_TELEMETRY_DISABLED: "1" };
    second = await clone(first.origin, folder.dir, "second");
    const args = ["run", "ci", "--", "check", "--skip", rest.join()];
    const { code, stdout, stderr } = await run("npm", args, { cwd: second, env, alone: true });
    expect(code, stdout + stderr).toBe(0);
    expect([...stdout.matchAll(/^▸ (.+)$/gm)].map(([, step]) => step)).toEqual(quick);
    expect(stdout).toMatch(new RegExp(`^checks: ${quick.length} passed, 0 failed$`, "m"));
  });

  it("builds from the remote cache alone when another has built the same, and gets the same files", async () => {
    const tasks = await buildClone(second, server.environment);
    expect(ids(tasks)).toEqual(ids(first.tasks));
    expect(sources(tasks)).toEqual(new Set(["REMOTE"]));
    for (const { dir, unpacked } of first.packed) {
      const folders = [join(unpacked, "package/dist"), join(dir.replace(first.dir, second), "dist")];
      // A tarball holds no empty folder.
      expect(await output("diff", ["-rqN", ...folders], { cwd: folder.dir })).toBe("");
    }
    expect(await output("git", ["status", "--porcelain"], { cwd: second })).toBe("");

    await appendFile(join(second, "packages/cli/src/index.ts"), "\n// A change.\n");
    const later = await buildClone(second, server.environment);
    expect(sources(later)).toEqual(new Set(["REMOTE", "MISS"]));
    expect(ids(later.filter(({ cache }) => cache.status === "MISS"))).toEqual([
      "@partner-licenses/cli#build",
    ]);
  });
});

/** The files that differ, so that a failure says which. */
async function differences(one: Packed, other: Packed): Promise<string[]> {
  const files = [...new Set([...one.files, ...other.files])];
  const texts = (each: Packed, file: string) =>
    each.files.includes(file) ? fileOf(each, file) : Promise.resolve(undefined);
  const same = await Promise.all(
    files.map(async (file) => (await texts(one, file)) === (await texts(other, file))),
  );
  return files.filter((_, index) => !same[index]);
}

const textOf = ({ tarball }: Packed) => output("tar", ["-xzOf", tarball]);

async function digest({ tarball }: Packed): Promise<string> {
  return createHash("sha256")
    .update(await readFile(tarball))
    .digest("hex");
}
