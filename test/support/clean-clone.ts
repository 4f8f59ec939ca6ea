import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { output } from "../../scripts/tests/run.mjs";
import { once } from "./once.ts";
import { type Packed, packAll } from "./packed.ts";
import { startRemoteCache } from "./remote-cache.ts";
import { repositoryOf } from "./workflow/repository.ts";

interface Summary {
  readonly execution: { readonly startTime: number };
  readonly tasks: readonly {
    readonly taskId: string;
    readonly cache: { readonly status: "HIT" | "MISS"; readonly source?: "LOCAL" | "REMOTE" };
  }[];
}

/** What turbo says of each task. */
export type Tasks = Summary["tasks"];

/** A clone that is built without anything from here but what a package cache has. */
export interface CleanClone {
  /** The folder of all that is named here. */
  readonly home: string;
  /** The repository that it is a clone of. */
  readonly origin: string;
  /** The storage of a remote cache that has what was built. */
  readonly storage: string;
  readonly dir: string;
  readonly tasks: Tasks;
  readonly packed: readonly Packed[];
}

/** Clones a repository into a folder below another. */
export async function clone(origin: string, home: string, ...path: string[]): Promise<string> {
  const dir = join(home, ...path);
  await output("git", ["clone", "-q", origin, dir], { cwd: home });
  return dir;
}

/** Builds what is published as CI does, with an empty cache of its own and a remote one. */
export async function buildClone(dir: string, remote: Readonly<Record<string, string>>): Promise<Tasks> {
  const [cache, runs] = [join(dir, ".turbo/cache"), join(dir, ".turbo/runs")];
  for (const each of [cache, runs]) await rm(each, { recursive: true, force: true });
  const env = { ...remote, TURBO_RUN_SUMMARY: "true", TURBO_CACHE_DIR: cache, CI: "true" };
  await output("pnpm", ["build", "--filter=./spec", "--filter=./packages/*"], { cwd: dir, env });
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

/** The clean clone of a run, built and packed once for all files. */
export function cleanClone(): Promise<CleanClone> {
  return once("clean-clone", async (home) => {
    const storage = join(home, "storage");
    const [server, { dir: origin }] = await Promise.all([
      startRemoteCache(storage),
      repositoryOf(join(home, "origin")),
    ]);
    try {
      const dir = await clone(origin, home, "somewhere", "else");
      const install = ["install", "--prefer-offline", "--frozen-lockfile", "--reporter=append-only"];
      await output("pnpm", install, { cwd: dir, env: { CI: "true" } });
      const tasks = await buildClone(dir, server.environment);
      return { home, origin, storage, dir, tasks, packed: await packAll(home, dir) };
    } finally {
      await server.stop();
    }
  });
}
