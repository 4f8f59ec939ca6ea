import { mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { output, run } from "../scripts/tests/run.mjs";
import { type MuseumRelease, museumReleases, plantedIds } from "./compat/museum.ts";
import { pack, packedNames, tarball } from "./compat/packed.ts";
import { tarballRegistry } from "./support/registry.ts";
import { root, temporaryFolder } from "./support/workspace.ts";

interface Cell {
  readonly kind: "wire" | "source";
  readonly client: string;
  readonly server: string;
  readonly state: string;
  readonly forbidden: boolean;
  readonly checks: number;
  readonly findings: readonly { id: string; fingerprint: string }[];
}
interface History {
  readonly versions: readonly { label: string; packages: string }[];
  readonly cells: readonly Cell[];
  readonly disagreements: readonly unknown[];
  readonly unseen: readonly { finding: { id: string } }[];
}

const contract = join(root, "packages/contract-kit/bin/contract.js");
const shared = [
  "node_modules",
  "packages",
  "scripts",
  "tsconfig.base.json",
  "tsconfig.consumers.json",
  "pnpm-lock.yaml",
];

let built: Awaited<ReturnType<typeof history>>;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const at = (path: string) => join(folder.dir, path);
const compat = (...args: string[]) => run("node", [contract, "compat", ...args], { cwd: folder.dir });
const history = async (...args: string[]) => {
  const { code, stdout, stderr } = await compat("--format", "json", ...args);
  expect(stdout, stderr).toMatch(/^\{/);
  return { code, ...(JSON.parse(stdout) as { histories: [History] }).histories[0] };
};

async function release({ version, contract: text, program }: MuseumRelease): Promise<void> {
  await writeFile(at("spec/openapi.yaml"), text);
  await writeFile(at("programs/hours.ts"), program);
  await writeFile(at("spec/package.json"), JSON.stringify({ name: "@museum/spec", version }));
  await output("node", [contract, "record"], { cwd: folder.dir });
}

// The packages of this workspace, generated for the contract of another API: links stand in for a copy.
beforeAll(async () => {
  folder = await temporaryFolder("compat");
  for (const name of shared) await symlink(join(root, name), at(name));
  const config = JSON.parse(await readFile(join(root, "contract.config.json"), "utf8"));
  // The step `compat` of the check runs every compiler; here the fast one is enough.
  const compat = { ...config.compat, compilers: ["node_modules/typescript"] };
  await writeFile(at("contract.config.json"), JSON.stringify({ ...config, compat, consumers: "programs" }));
  await mkdir(at("spec"));
  await mkdir(at("programs"));
  for (const each of await museumReleases()) await release(each);
});
afterAll(() => folder.remove());

describe("contract compat", () => {
  it("shows each break of another API by running it, and the diff says the same", async () => {
    built = await history();
    const { code, cells, disagreements, unseen, versions } = built;
    expect(code).toBe(1);
    expect(versions.map(({ label, packages }) => [label, packages])).toEqual([
      ["2.1.0", "built"],
      ["2.2.0", "built"],
      ["current", "built"],
    ]);
    expect([disagreements, unseen]).toEqual([[], []]);
    const broken = cells.filter(({ forbidden }) => forbidden);
    expect(broken.map(({ kind, client, server }) => `${kind} ${client} ${server}`).sort()).toEqual([
      "source 2.1.0 2.2.0",
      "source 2.1.0 current",
      "wire 2.1.0 2.2.0",
      "wire 2.1.0 current",
    ]);
    const ids = new Set(broken.flatMap(({ findings }) => findings.map(({ id }) => id)));
    expect([...ids].sort()).toEqual(plantedIds);
    expect(cells.every(({ checks }) => checks > 0)).toBe(true);
  });

  it("refuses a history that was tampered with", async () => {
    const file = at("spec/released/2.1.0/hours.ts");
    const text = await readFile(file, "utf8");
    await writeFile(file, `${text}// later\n`);
    const { code, stderr } = await compat();
    await writeFile(file, text);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /spec\/released\/2\.1\.0\/hours\.ts:1:1: .*checksum differs\n {2}next: restore it/,
    );
  });

  it("says where a history should be", async () => {
    const { code, stderr } = await compat("--released", "nowhere");
    expect([code, stderr]).toEqual([2, expect.stringContaining("there is no history at nowhere\n  next: ")]);
  });

  it("takes tarballs that were kept, gets other releases from the registry when asked, and needs all", async () => {
    const kept = at("spec/released/2.2.0");
    await pack("2.2.0", "/museum-hours", kept);
    const unlisted = await compat();
    expect([unlisted.code, unlisted.stderr]).toEqual([2, expect.stringContaining("does not list the file")]);
    await output("node", [contract, "record"], { cwd: folder.dir });

    const packed = await pack("2.1.0", "/museum-hours", at("packed"));
    const published = packedNames.map((name) => join(packed, tarball(name, "2.1.0")));
    const fromRegistry = async (files: readonly string[]) => {
      const registry = await tarballRegistry(files);
      const env = { npm_config_registry: registry.url, npm_config_cache: at("cache") };
      const args = [contract, "compat", "--from-registry", "--format", "json"];
      const result = await run("node", args, { cwd: folder.dir, env });
      await registry.stop();
      return result;
    };
    const { stdout, stderr } = await fromRegistry(published);
    expect(stdout, stderr).toMatch(/^\{/);
    const [found] = (JSON.parse(stdout) as { histories: [History] }).histories;
    expect(found.versions.map(({ packages: origin }) => origin)).toEqual(["registry", "kept", "built"]);
    expect([found.cells, found.disagreements]).toEqual([built.cells, []]);

    const unknown = await fromRegistry([]);
    expect([unknown.code, unknown.stderr]).toEqual([
      2,
      expect.stringContaining("from the registry: npm error code E404"),
    ]);
    await rm(join(kept, tarball("react", "2.2.0")));
    const lost = await compat();
    expect([lost.code, lost.stderr]).toEqual([
      2,
      expect.stringContaining("react-2.2.0.tgz:1:1: the file is missing"),
    ]);
  });
});
