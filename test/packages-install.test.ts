import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { output, type Run, run } from "../scripts/tests/run.mjs";
import { startRegistry } from "./rehearsal/registry.mjs";
import { root, temporaryFolder } from "./support/workspace.ts";

type Settings = Record<string, unknown>;

const scope = "@supply-chain";
const settings = parse(await readFile(join(root, "pnpm-workspace.yaml"), "utf8")) as Settings;

// The settings of this workspace, tried on packages that they must keep out.
describe("an install with the settings of this workspace", () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let registry: Awaited<ReturnType<typeof startRegistry>>;

  beforeAll(async () => {
    folder = await temporaryFolder("supply-chain");
    registry = await startRegistry(join(folder.dir, "registry"));
    await publish("plain", {});
    // The same server by another name: an address is no registry, even when it answers.
    const address = registry.url.replace("127.0.0.1", "localhost");
    await publish("foreign", { dependencies: { elsewhere: `${address}${scope}/plain/-/plain-1.0.0.tgz` } });
    await publish("scripted", {
      scripts: { postinstall: "node -e \"require('fs').writeFileSync('ran', '')\"" },
    });
  });

  afterAll(async () => {
    await registry.stop();
    await folder.remove();
  });

  async function publish(name: string, more: object): Promise<void> {
    const dir = join(folder.dir, name);
    await mkdir(dir);
    await writeFile(join(dir, ".npmrc"), registry.npmrc(scope));
    await writeFile(
      join(dir, "package.json"),
      JSON.stringify({ name: `${scope}/${name}`, version: "1.0.0", ...more }),
    );
    await output("npm", ["publish"], { cwd: dir });
  }

  async function install(name: string, more: Settings = {}): Promise<Run & { dir: string }> {
    const dir = join(folder.dir, `${name}-user-${Object.keys(more).length}`);
    await mkdir(dir);
    const { packages, catalog, overrides, nodeVersion, allowBuilds, ...kept } = settings;
    await writeFile(join(dir, "pnpm-workspace.yaml"), stringify({ ...kept, packages: ["."], ...more }));
    await writeFile(join(dir, ".npmrc"), registry.npmrc(scope));
    const dependencies = { [`${scope}/${name}`]: "1.0.0" };
    await writeFile(join(dir, "package.json"), JSON.stringify({ private: true, dependencies }));
    const found = await run("pnpm", ["install", "--reporter=append-only"], { cwd: dir });
    return { ...found, dir, stdout: found.stdout + found.stderr };
  }
  const old = { minimumReleaseAgeExclude: [`${scope}/*`] };

  it("refuses a version that was published today", async () => {
    const { code, stdout } = await install("plain");
    expect(code).not.toBe(0);
    expect(stdout).toMatch(/minimumReleaseAge/);
    expect(await install("plain", old)).toMatchObject({ code: 0 });
  });

  it("refuses what a dependency brings from elsewhere", async () => {
    const { code, stdout } = await install("foreign", old);
    expect(code).not.toBe(0);
    expect(stdout).toMatch(/EXOTIC|blockExoticSubdeps/);
  });

  it("stops at an install script that nobody decided on, and does not run it", async () => {
    const { code, stdout, dir } = await install("scripted", old);
    expect(code).not.toBe(0);
    expect(stdout).toMatch(/IGNORED_BUILDS/);
    expect(existsSync(join(dir, "node_modules", scope, "scripted/ran"))).toBe(false);
  });
});

describe("the settings", () => {
  it("wait for three days", () => {
    expect(settings.minimumReleaseAge).toBe(3 * 24 * 60);
    expect(settings.minimumReleaseAgeExclude).toBeUndefined();
  });

  it("decide on every package that has an install script, and on no other", async () => {
    const lock = parse(await readFile(join(root, "pnpm-lock.yaml"), "utf8")) as {
      packages: Record<string, object>;
    };
    const names = new Set(Object.keys(lock.packages).map((key) => key.slice(0, key.lastIndexOf("@"))));
    expect(Object.keys(settings.allowBuilds as object).filter((name) => !names.has(name))).toEqual([]);
  });
});
