import { mkdir, readdir, readFile, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { output } from "../scripts/tests/run.mjs";
import { ownTurboCache } from "../scripts/tests/turbo-cache.mjs";
import { root, temporaryFolder } from "./support/workspace.ts";

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const at = (path: string) => join(folder.dir, path);
const shared = ".turbo/cache";

beforeEach(async () => {
  folder = await temporaryFolder("turbo-cache");
  await mkdir(at(shared), { recursive: true });
});
afterEach(() => folder.remove());

async function built(key: string, time = new Date(), parts = [".tar.zst", "-manifest.json", "-meta.json"]) {
  for (const part of parts) {
    await writeFile(at(`${shared}/${key}${part}`), key);
    await utimes(at(`${shared}/${key}${part}`), time, time);
  }
}

// Killed half-way, a test that edits a tree must not leave a build of that tree to all others.
describe("turbo's cache of a test that edits a tree", () => {
  it("begins with what the checkout has built, and keeps from it what the test builds", async () => {
    await built("one");
    expect(await ownTurboCache(folder.dir, at("own"))).toEqual({ TURBO_CACHE_DIR: at("own") });
    expect(await readdir(at("own"))).toEqual(await readdir(at(shared)));
    await writeFile(at("own/one.tar.zst"), "of an edited tree");
    await writeFile(at("own/two.tar.zst"), "");
    expect(await readFile(at(`${shared}/one.tar.zst`), "utf8")).toBe("one");
    expect(await readdir(at(shared))).toHaveLength(3);
  });

  it("takes no build that is being written, and of a long history the last", async () => {
    await built("half", new Date(), [".tar.zst", "-manifest.json"]);
    for (let number = 0; number < 200; number += 1)
      await built(`build${number}`, new Date(1_800_000_000_000 + number * 1000));
    await ownTurboCache(folder.dir, at("own"));
    const keys = new Set((await readdir(at("own"))).map((name) => name.split(/[-.]/)[0]));
    expect(keys).not.toContain("half");
    expect(keys.size).toBeLessThan(200);
    expect(keys).toContain("build199");
    expect(keys).not.toContain("build0");
  });

  it("is empty when the checkout has built nothing", async () => {
    await ownTurboCache(at("nowhere"), at("own"));
    expect(await readdir(at("own"))).toEqual([]);
  });
});

// After each edit of the contract somebody waits for the gate.
it("the generator is not built again when the contract changes", async () => {
  const args = ["run", "build", "--filter=@partner-licenses/contract-kit", "--dry=json"];
  const { tasks } = JSON.parse(await output("turbo", args, { cwd: root })) as { tasks: { taskId: string }[] };
  const names = ["contract-diff", "contract-kit"].map((name) => `@partner-licenses/${name}#build`);
  expect(tasks.map(({ taskId }) => taskId).sort()).toEqual(names);
});
