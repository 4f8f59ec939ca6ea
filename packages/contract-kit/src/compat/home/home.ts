import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { ContractError } from "@partner-licenses/document/errors";
import { shown } from "@partner-licenses/document/files";
import type { CompatConfig, ReleasedPackage } from "../config.ts";
import type { Subject } from "../subjects.ts";
import { buildTarballs, tarballNames } from "./build.ts";
import { run } from "./process.ts";
import { scratchFolder } from "./scratch.ts";
import { sourceFor } from "./source.ts";

/** Where the packed packages of a version came from. */
export type Origin = "kept" | "registry" | "built";

/** A folder whose `node_modules` holds the packages of one version as a consumer gets them. */
export interface Home {
  readonly dir: string;
  readonly origin: Origin;
}

/**
 * Installs the packages of a version from the tarballs that were kept with it, from the registry when asked,
 * or else from a build of its contract. The result is kept in the cache under a digest of what went in.
 */
export async function homeOf(config: CompatConfig, subject: Subject, registry: boolean): Promise<Home> {
  const cache = join(config.root, "node_modules/.cache/contract-compat");
  mkdirSync(cache, { recursive: true });
  if (subject.tarballs.length > 0)
    return home(config, cache, digestOf(subject.tarballs), "kept", async () => complete(config, subject));
  if (registry && !subject.current) {
    const names = config.packages.map(({ name }) => `${name}@${subject.version}`);
    const { dir: work, remove } = scratchFolder(join(cache, "fetched-"));
    try {
      const files = await fetched(names, work);
      return await home(config, cache, digestOf(files), "registry", async () => files);
    } finally {
      remove();
    }
  }
  const source = await sourceFor(config, subject.spec, subject.version);
  return home(config, cache, source.digest, "built", (work) =>
    buildTarballs(config, source, subject.label, work),
  );
}

/** Homes that are being made: two versions may have the same content. */
const making = new Map<string, Promise<Home>>();

function home(...args: Parameters<typeof makeHome>): Promise<Home> {
  const known = making.get(args[2]) ?? makeHome(...args);
  making.set(args[2], known);
  return known;
}

async function makeHome(
  config: CompatConfig,
  cache: string,
  key: string,
  origin: Origin,
  tarballs: (work: string) => Promise<string[]>,
): Promise<Home> {
  const dir = join(cache, key.slice(0, 20));
  if (existsSync(dir)) return { dir, origin };
  const { dir: next, remove } = scratchFolder(join(cache, "next-"));
  try {
    const packed = await tarballs(join(next, "work"));
    for (const [index, each] of config.packages.entries())
      await install(config, each, packed[index] as string, join(next, "node_modules"));
    rmSync(join(next, "work"), { recursive: true, force: true });
    swapIn(next, dir);
  } finally {
    remove();
  }
  return { dir, origin };
}

/** Another process may have made the same home meanwhile; then that one is used. */
function swapIn(next: string, dir: string): void {
  try {
    renameSync(next, dir);
  } catch (fault) {
    if (!existsSync(dir)) throw fault;
  }
}

/** Unpacks one package, and links what it needs besides the released packages. */
async function install(
  { packages }: CompatConfig,
  each: ReleasedPackage,
  tarball: string,
  modules: string,
): Promise<void> {
  const own = packages.map(({ name }) => name);
  const target = join(modules, each.name);
  mkdirSync(target, { recursive: true });
  const { code, err } = await run("tar", ["-xzf", tarball, "-C", target, "--strip-components=1"], {
    cwd: dirname(tarball),
  });
  if (code !== 0)
    throw new ContractError(`cannot unpack ${shown(tarball)}: ${err.trim()}`, { hint: "pack it again" });
  const manifest = JSON.parse(readFileSync(join(target, "package.json"), "utf8")) as Record<string, object>;
  const needed = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
  for (const name of [...needed, ...needed.map((one) => `@types/${one}`)]) {
    const real = join(each.dir, "node_modules", name);
    const link = join(modules, name);
    if (existsSync(link) || !existsSync(real) || own.includes(name)) continue;
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(realpathSync(real), link, "junction");
  }
}

/** The kept tarballs in the order of the packages. Throws a ContractError when one is missing. */
export function complete({ packages }: CompatConfig, { tarballs, version }: Subject): string[] {
  return packages.map(({ name }) => {
    const wanted = `${name.replace("@", "").replace("/", "-")}-${version}.tgz`;
    const found = tarballs.find((file) => basename(file) === wanted);
    if (found !== undefined) return found;
    throw new ContractError(`the release ${version} keeps no tarball of ${name}`, {
      places: [{ file: shown(join(dirname(tarballs[0] ?? ""), wanted)), line: 1, column: 1 }],
      hint: "keep the tarballs of all packages, or of none",
    });
  });
}

async function fetched(names: readonly string[], work: string): Promise<string[]> {
  const args = ["pack", ...names, "--json", "--pack-destination", work];
  const { code, out, err } = await run("npm", args, { cwd: work });
  if (code === 0) return tarballNames(out).map((name) => join(work, name));
  const reason = err.split("\n").find((line) => /error/i.test(line)) ?? err.trim();
  throw new ContractError(`cannot get ${names.join(", ")} from the registry: ${reason}`, {
    hint: "leave --from-registry out to build the packages from the contract",
  });
}

function digestOf(files: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of files) hash.update(basename(file)).update(readFileSync(file));
  return hash.digest("hex");
}
