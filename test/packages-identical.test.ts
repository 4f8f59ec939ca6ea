import { createHash } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { output } from "../scripts/tests/run.mjs";
import { fileOf, type Packed, packAll } from "./support/packed.ts";
import { copyWorkspace, publishedPackages, root, temporaryFolder } from "./support/workspace.ts";

const names = (await publishedPackages()).map(({ name }) => name);

// Whoever packs this commit, wherever and whenever, gets the same bytes: so a published file can be checked.
describe("packed twice", () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  const runs: Packed[][] = [];

  beforeAll(async () => {
    folder = await temporaryFolder("identical");
    const clone = join(folder.dir, "somewhere", "else");
    await copyWorkspace(clone);
    const cwd = clone;
    await output("pnpm", ["install", "--prefer-offline", "--ignore-scripts", "--frozen-lockfile"], { cwd });
    // A cache of its own: what it packs is built there.
    const env = { TURBO_CACHE_DIR: join(folder.dir, "cache") };
    await output("pnpm", ["build", "--filter=./spec", "--filter=./packages/*"], { cwd, env });
    for (const [index, checkout] of [root, root, clone].entries()) {
      const destination = join(folder.dir, `${index}`);
      await mkdir(destination);
      runs.push(await packAll(destination, checkout));
    }
  });

  afterAll(() => folder.remove());

  it.each(names)("%s is the same byte for byte, here and in another clone", async (name) => {
    const [first, again, elsewhere] = runs.map((run) => run.find((each) => each.name === name) as Packed);
    if (first === undefined || again === undefined || elsewhere === undefined) throw new Error("not packed");
    expect(await digest(again)).toBe(await digest(first));
    const same = (await digest(elsewhere)) === (await digest(first));
    expect(same ? [] : await differences(first, elsewhere)).toEqual([]);
    expect(same).toBe(true);
  });

  it.each(names)("%s names no folder of the machine that built it", async (name) => {
    for (const [index, checkout] of [root, join(folder.dir, "somewhere")].entries()) {
      const packed = runs[index * 2]?.find((each) => each.name === name) as Packed;
      expect(await output("tar", ["-xzOf", packed.tarball], { cwd: root })).not.toContain(checkout);
    }
  });
});

/** The files that differ, so that a failure says which. */
async function differences(one: Packed, other: Packed): Promise<string[]> {
  const files = [...new Set([...one.files, ...other.files])];
  const texts = (packed: Packed, file: string) =>
    packed.files.includes(file) ? fileOf(packed, file) : Promise.resolve(undefined);
  const same = await Promise.all(
    files.map(async (file) => (await texts(one, file)) === (await texts(other, file))),
  );
  return files.filter((_, index) => !same[index]);
}

async function digest({ tarball }: Packed): Promise<string> {
  return createHash("sha256")
    .update(await readFile(tarball))
    .digest("hex");
}
