import { appendFile, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { output } from "../scripts/tests/run.mjs";
import { type RemoteCache, startRemoteCache } from "./support/remote-cache.ts";
import { type Repository, repositoryOf } from "./support/workflow/repository.ts";
import { temporaryFolder } from "./support/workspace.ts";

interface Summary {
  readonly execution: { readonly startTime: number };
  readonly tasks: readonly {
    readonly taskId: string;
    readonly cache: { readonly status: "HIT" | "MISS"; readonly source?: "LOCAL" | "REMOTE" };
  }[];
}

describe("turbo's remote cache", () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let server: RemoteCache;
  let origin: Repository;

  /** Builds in a fresh clone as CI does, and gives turbo's summaries: of generated code, and of the build. */
  async function buildIn(name: string): Promise<{ dir: string; tasks: Summary["tasks"] }> {
    const dir = join(folder.dir, name);
    await output("git", ["clone", "-q", origin.dir, dir], { cwd: folder.dir });
    const pnpm = (...args: string[]) =>
      output("pnpm", args, {
        cwd: dir,
        env: {
          ...server.environment,
          CI: "true",
          TURBO_RUN_SUMMARY: "true",
          TURBO_CACHE_DIR: join(dir, ".turbo/cache"),
        },
      });
    await pnpm("install", "--prefer-offline", "--frozen-lockfile", "--reporter=append-only");
    await pnpm("build");
    const runs = join(dir, ".turbo/runs");
    const summaries = await Promise.all(
      (await readdir(runs)).map(
        async (file) => JSON.parse(await readFile(join(runs, file), "utf8")) as Summary,
      ),
    );
    // A task of both runs was built or fetched by the first; the second finds it in the clone.
    const tasks = summaries
      .sort((a, b) => b.execution.startTime - a.execution.startTime)
      .flatMap((each) => each.tasks);
    return { dir, tasks: [...new Map(tasks.map((task) => [task.taskId, task])).values()] };
  }

  const sources = (tasks: Summary["tasks"]) =>
    new Set(tasks.map(({ cache }) => cache.source ?? cache.status));

  beforeAll(async () => {
    folder = await temporaryFolder("remote-cache");
    [server, origin] = await Promise.all([
      startRemoteCache(join(folder.dir, "storage")),
      repositoryOf(join(folder.dir, "origin")),
    ]);
  });

  afterAll(async () => {
    await server.stop();
    await folder.remove();
  });

  it("a second clean clone builds from the cache alone, and gets the same files", async () => {
    const first = await buildIn("first");
    expect(first.tasks.map(({ taskId }) => taskId)).toContain("//#regenerate");
    expect(first.tasks.length).toBeGreaterThan(8);

    const second = await buildIn("second");
    expect(second.tasks.map(({ taskId }) => taskId).sort()).toEqual(
      first.tasks.map(({ taskId }) => taskId).sort(),
    );
    expect(sources(second.tasks)).toEqual(new Set(["REMOTE"]));
    const diff = await output(
      "diff",
      ["-rq", join(first.dir, "packages/client/dist"), join(second.dir, "packages/client/dist")],
      { cwd: folder.dir },
    );
    expect(diff).toBe("");
    expect(await output("git", ["status", "--porcelain"], { cwd: second.dir })).toBe("");
  });

  it("what has changed is built, and what does not depend on it still comes from the cache", async () => {
    await appendFile(join(origin.dir, "packages/cli/src/index.ts"), "\n// A change.\n");
    await origin.commit("A change");
    const { tasks } = await buildIn("third");
    expect(sources(tasks)).toEqual(new Set(["REMOTE", "MISS"]));
    expect(tasks.filter(({ cache }) => cache.status === "MISS").map(({ taskId }) => taskId)).toEqual([
      "@partner-licenses/cli#build",
    ]);
  });
});
