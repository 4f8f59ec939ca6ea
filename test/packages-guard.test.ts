import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { output, run } from "../scripts/tests/run.mjs";
import { publishedPackages, root, temporaryFolder } from "./support/workspace.ts";

const packages = await publishedPackages();

it.each(packages)("$name has the guard to pass", ({ dir, manifest }) => {
  const { prepack = "" } = manifest.scripts as Record<string, string>;
  const [program, file = ""] = prepack.split(" ");
  expect([program, join(dir, file)]).toEqual(["node", join(root, "scripts/publish-guard.mjs")]);
});

describe("the guard", () => {
  const [{ dir } = { dir: "" }] = packages;

  it("refuses npm pack, with the command to use", async () => {
    const before = await readdir(dir);
    const { code, stderr, stdout } = await run("npm", ["pack"], { cwd: dir });
    expect(code).not.toBe(0);
    expect(stdout + stderr).toContain("pnpm pack");
    expect(await readdir(dir)).toEqual(before);
  });

  it("refuses npm publish", async () => {
    const { code, stdout, stderr } = await run("npm", ["publish", "--dry-run"], { cwd: dir });
    expect(code).not.toBe(0);
    expect(stdout + stderr).toContain("pnpm run release");
  });

  it("refuses npm below pnpm too, where the user agent is pnpm's", async () => {
    const { code, stdout, stderr } = await run("pnpm", ["exec", "npm", "pack", "--dry-run"], { cwd: dir });
    expect(code).not.toBe(0);
    expect(stdout + stderr).toContain("pnpm pack");
  });

  it.each([
    ["on its own", (to: string) => ["pnpm", "pack", "--pack-destination", to]],
    ["below npm", (to: string) => ["npm", "exec", "-c", `pnpm pack --pack-destination ${to}`]],
  ])("lets pnpm pack %s", async (_where, commandFor) => {
    const folder = await temporaryFolder("guard");
    const [program = "", ...args] = commandFor(folder.dir);
    await output(program, args, { cwd: dir });
    expect(await readdir(folder.dir)).toHaveLength(1);
    await folder.remove();
  });

  it("refuses whatever else packs", async () => {
    const { code } = await run(process.execPath, [join(root, "scripts/publish-guard.mjs")], {
      cwd: dir,
      env: { npm_execpath: "/usr/lib/yarn.js" },
    });
    expect(code).toBe(1);
  });
});
