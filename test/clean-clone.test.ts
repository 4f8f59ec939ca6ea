import { createHash } from "node:crypto";
import { appendFile, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { output, run } from "../scripts/tests/run.mjs";
import { fileOf, type Packed, packAll, packed } from "./support/packed.ts";
import { type RemoteCache, startRemoteCache } from "./support/remote-cache.ts";
import { bareEnvironment } from "./support/workflow/machine.ts";
import { type Repository, repositoryOf } from "./support/workflow/repository.ts";
import { publishedPackages, root, temporaryFolder } from "./support/workspace.ts";

interface Summary {
  readonly execution: { readonly startTime: number };
  readonly tasks: readonly {
    readonly taskId: string;
    readonly cache: { readonly status: "HIT" | "MISS"; readonly source?: "LOCAL" | "REMOTE" };
  }[];
}
type Tasks = Summary["tasks"];

const names = (await publishedPackages()).map(({ name }) => name);
/** Steps of the check that take a second, one of them with a program of the workspace. */
const quick = ["versions", "changeset"];
const everything = ["--filter=./spec", "--filter=./packages/*"];
const sources = (tasks: Tasks) => new Set(tasks.map(({ cache }) => cache.source ?? cache.status));
const ids = (tasks: Tasks) => tasks.map(({ taskId }) => taskId).sort();

// Clones that are built without anything from here but what a package cache has, and turbo's remote cache.
describe("a clean clone", () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let server: RemoteCache;
  let origin: Repository;
  let second: string;
  let first: { readonly dir: string; readonly tasks: Tasks };

  async function clone(...path: string[]): Promise<string> {
    const dir = join(folder.dir, ...path);
    await output("git", ["clone", "-q", origin.dir, dir], { cwd: folder.dir });
    return dir;
  }

  /** Builds what is published as CI does, with an empty cache of its own, and gives what turbo says of each task. */
  async function build(dir: string): Promise<Tasks> {
    const [cache, runs] = [join(dir, ".turbo/cache"), join(dir, ".turbo/runs")];
    for (const each of [cache, runs]) await rm(each, { recursive: true, force: true });
    const turbo = { ...server.environment, TURBO_RUN_SUMMARY: "true", TURBO_CACHE_DIR: cache };
    await output("pnpm", ["build", ...everything], { cwd: dir, env: { ...turbo, CI: "true" } });
    const files = await readdir(runs);
    const summaries = await Promise.all(
      files.map(async (file) => JSON.parse(await readFile(join(runs, file), "utf8")) as Summary),
    );
    // A task of both runs, of generated code and of the build, was built or fetched by the first.
    const tasks = summaries
      .sort((a, b) => b.execution.startTime - a.execution.startTime)
      .flatMap((each) => each.tasks);
    return [...new Map(tasks.map((task) => [task.taskId, task])).values()];
  }

  beforeAll(async () => {
    folder = await temporaryFolder("clean-clone");
    [server, origin] = await Promise.all([
      startRemoteCache(join(folder.dir, "storage")),
      repositoryOf(join(folder.dir, "origin")),
    ]);
    const dir = await clone("somewhere", "else");
    const install = ["install", "--prefer-offline", "--frozen-lockfile", "--reporter=append-only"];
    await output("pnpm", install, { cwd: dir, env: { CI: "true" } });
    first = { dir, tasks: await build(dir) };
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
    let elsewhere: Packed[];
    const both = (name: string) =>
      [here, elsewhere].map((all) => all.find((each) => each.name === name)) as [Packed, Packed];

    beforeAll(async () => {
      here = await packed();
      elsewhere = await packAll(folder.dir, first.dir);
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
      expect(await textOf(other)).not.toContain(folder.dir);
    });
  });

  // As ci.yml does it, on a machine that has Node and npm, and neither pnpm nor anything of this workspace.
  it("is installed and checked by `npm run ci -- check`", async () => {
    const list = await output("node", ["scripts/check.mjs", "--list"], { cwd: root });
    const rest = list
      .trim()
      .split("\n")
      .filter((step) => !quick.includes(step));
    const env = { ...bareEnvironment, CI: "true", NO_COLOR: "1", TURBO_TELEMETRY_DISABLED: "1" };
    second = await clone("second");
    const args = ["run", "ci", "--", "check", "--skip", rest.join()];
    const { code, stdout, stderr } = await run("npm", args, { cwd: second, env, alone: true });
    expect(code, stdout + stderr).toBe(0);
    expect([...stdout.matchAll(/^▸ (.+)$/gm)].map(([, step]) => step)).toEqual(quick);
    expect(stdout).toMatch(new RegExp(`^checks: ${quick.length} passed, 0 failed$`, "m"));
  });

  it("builds from the remote cache alone when another has built the same, and gets the same files", async () => {
    const tasks = await build(second);
    expect(ids(tasks)).toEqual(ids(first.tasks));
    expect(sources(tasks)).toEqual(new Set(["REMOTE"]));
    for (const each of ["packages/client/dist", "packages/mock/dist", "spec/dist"]) {
      const folders = [join(first.dir, each), join(second, each)];
      expect(await output("diff", ["-rq", ...folders], { cwd: folder.dir })).toBe("");
    }
    expect(await output("git", ["status", "--porcelain"], { cwd: second })).toBe("");

    await appendFile(join(second, "packages/cli/src/index.ts"), "\n// A change.\n");
    const later = await build(second);
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
