import { mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Published, tarballRegistry } from "./support/registry.ts";
import { output, run } from "./support/run.ts";
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

async function release(version: string, text: string): Promise<void> {
  await writeFile(at("spec/openapi.yaml"), text.replace(/^( {2}version:) .*$/m, `$1 ${version}`));
  await writeFile(at("spec/package.json"), JSON.stringify({ name: "@museum/spec", version }));
  await output("node", [contract, "record"], { cwd: folder.dir });
}

/** The text with a part replaced; throws when it is not there, so that no break is planted in vain. */
function change(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`the contract has no ${from}`);
  return text.replace(from, to);
}

/** The folders of the packages that a run built for a version of the museum's contract, as a consumer has them. */
async function installed(version: string): Promise<string[]> {
  const cache = join(root, "node_modules/.cache/contract-compat");
  for (const name of await readdir(cache)) {
    const scope = join(cache, name, "node_modules/@partner-licenses");
    const types = await readFile(join(scope, "types/dist/generated/openapi.d.ts"), "utf8").catch(() => "");
    const manifest = await readFile(join(scope, "types/package.json"), "utf8").catch(() => "{}");
    const found = (JSON.parse(manifest) as { version?: string }).version === version;
    if (found && types.includes("/museum-hours")) return installedNames.map((each) => join(scope, each));
  }
  throw new Error(`nothing is built for ${version}`);
}

/** Packs those folders; returns where the tarballs are. */
async function pack(version: string, target: string): Promise<string> {
  await mkdir(target, { recursive: true });
  const args = ["pack", ...(await installed(version)), "--ignore-scripts", "--pack-destination", target];
  await output("npm", args, { cwd: target });
  return target;
}

const installedNames = ["types", "client", "react"];
const tarball = (name: string, version: string) => `partner-licenses-${name}-${version}.tgz`;

const program = `
import type { PartnerClient } from "@partner-licenses/client";
export default async function hours(museum: PartnerClient): Promise<void> {
  const [first] = await museum.museumHours.get();
  if (first?.date.length !== 10) throw new Error("no date");
}
`;

// The packages of this workspace, generated for the contract of another API: links stand in for a copy.
beforeAll(async () => {
  folder = await temporaryFolder("compat");
  for (const name of shared) await symlink(join(root, name), at(name));
  const config = JSON.parse(await readFile(join(root, "contract.config.json"), "utf8")) as object;
  await writeFile(at("contract.config.json"), JSON.stringify({ ...config, consumers: "programs" }));
  await mkdir(at("spec"));
  await mkdir(at("programs"));
  await writeFile(at("programs/hours.ts"), program);
  const museum = await readFile(join(root, "packages/contract-kit/test/fixtures/museum.yaml"), "utf8");
  await release("2.1.0", museum);
  let broken = change(
    museum,
    "- name: startDate\n          in: query\n",
    "- name: startDate\n          in: query\n          required: true\n",
  );
  broken = change(
    broken,
    '"204":\n          description: The event is gone.',
    '"200":\n          description: The event is gone.',
  );
  broken = change(broken, "minimum: 1\n        example: 12", "minimum: 10\n        example: 12");
  broken = change(broken, "required: [date, opens, closes]", "required: [opens, closes]");
  const tickets = broken.indexOf("  /tickets/{ticketId}/code:");
  broken = broken.slice(0, tickets) + broken.slice(broken.indexOf("  /exhibits/{exhibitId}"));
  const adapted = change(program, "get()", 'get({ query: { startDate: "2026-07-01" } })');
  await writeFile(
    at("programs/hours.ts"),
    change(adapted, "first?.date.length !== 10", "first?.opens === undefined"),
  );
  await release("2.2.0", broken);
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
    expect([...ids].sort()).toEqual([
      "path-removed",
      "request-minimum-tightened",
      "request-parameter-became-required",
      "response-property-became-optional",
      "response-status-removed",
    ]);
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

  it("gets released packages from the registry when asked, and says what is not there", async () => {
    const published: Published[] = [];
    for (const version of ["2.1.0", "2.2.0"]) {
      const packed = await pack(version, at("packed"));
      for (const name of installedNames)
        published.push({
          name: `@partner-licenses/${name}`,
          version,
          file: join(packed, tarball(name, version)),
        });
    }
    const registry = await tarballRegistry(published);
    const env = { npm_config_registry: registry.url, npm_config_cache: at("cache") };
    const args = [contract, "compat", "--from-registry", "--format", "json"];
    const { stdout, stderr } = await run("node", args, { cwd: folder.dir, env });
    await registry.stop();
    expect(stdout, stderr).toMatch(/^\{/);
    const [found] = (JSON.parse(stdout) as { histories: [History] }).histories;
    expect(found.versions.map(({ packages }) => packages)).toEqual(["registry", "registry", "built"]);
    expect(found.cells).toEqual(built.cells);

    const empty = await tarballRegistry([]);
    const lost = await run("node", args, {
      cwd: folder.dir,
      env: { ...env, npm_config_registry: empty.url },
    });
    await empty.stop();
    expect([lost.code, lost.stderr]).toEqual([
      2,
      expect.stringContaining("from the registry: npm error code E404"),
    ]);
  });

  it("takes the tarballs that were kept with a release, and needs all of them", async () => {
    const kept = at("spec/released/2.2.0");
    await pack("2.2.0", kept);
    const unlisted = await compat();
    expect([unlisted.code, unlisted.stderr]).toEqual([2, expect.stringContaining("does not list the file")]);
    await output("node", [contract, "record"], { cwd: folder.dir });
    const { versions, cells, disagreements } = await history();
    expect(versions.map(({ packages: origin }) => origin)).toEqual(["built", "kept", "built"]);
    expect(cells).toEqual(built.cells);
    expect(disagreements).toEqual([]);
    await rm(join(kept, tarball("react", "2.2.0")));
    const lost = await compat();
    expect([lost.code, lost.stderr]).toEqual([
      2,
      expect.stringContaining("react-2.2.0.tgz:1:1: the file is missing"),
    ]);
  });
});
