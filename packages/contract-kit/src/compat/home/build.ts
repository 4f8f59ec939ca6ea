import { mkdirSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, relative } from "node:path";
import { ContractError } from "@partner-licenses/document/errors";
import type { CompatConfig, ReleasedPackage } from "../config.ts";
import { run } from "./process.ts";
import { scratchFolder } from "./scratch.ts";
import type { PackageSource } from "./source.ts";

/**
 * Builds the packages in a folder of their own and packs them; returns the tarballs.
 * Throws a ContractError with what the build printed when it fails.
 */
export async function buildTarballs(
  config: CompatConfig,
  source: PackageSource,
  label: string,
  work: string,
): Promise<string[]> {
  mkdirSync(work, { recursive: true });
  // Outside of node_modules: the compiler writes other declarations for what is in there.
  const { dir, remove } = scratchFolder(join(tmpdir(), "contract-compat-"));
  try {
    symlinkSync(join(config.root, "node_modules"), join(dir, "node_modules"), "junction");
    for (const [path, text] of source.files) {
      mkdirSync(dirname(join(dir, path)), { recursive: true });
      writeFileSync(join(dir, path), text);
    }
    const copies = config.packages.map((each) => relative(config.root, each.dir));
    for (const [index, each] of config.packages.entries()) {
      const copy = join(dir, copies[index] as string);
      linkModules(config, each, dir, join(copy, "node_modules"));
      await build(each, copy, label);
    }
    if (!config.packages.some(bundles)) forgetModules([dir, ...copies.map((copy) => join(dir, copy))]);
    return await pack(copies, dir, work, label);
  } finally {
    remove();
  }
}

/** The modules of the real package; packages that are built here stand in for the real ones. */
function linkModules(config: CompatConfig, { dir }: ReleasedPackage, root: string, target: string): void {
  const own = new Map(
    config.packages.map((each) => [each.name, join(root, relative(config.root, each.dir))]),
  );
  for (const name of moduleNames(join(dir, "node_modules"))) {
    const real = own.get(name) ?? realpathSync(join(dir, "node_modules", name));
    mkdirSync(dirname(join(target, name)), { recursive: true });
    symlinkSync(real, join(target, name), "junction");
  }
}

/** What is installed in a folder of modules, with scopes and commands. */
function moduleNames(modules: string): string[] {
  return readdirSync(modules).flatMap((name) => {
    if (name.startsWith("@")) return readdirSync(join(modules, name)).map((inner) => `${name}/${inner}`);
    return name.startsWith(".") && name !== ".bin" ? [] : [name];
  });
}

async function build({ name, dir, manifest }: ReleasedPackage, copy: string, label: string): Promise<void> {
  const script = (manifest.scripts as Record<string, string> | undefined)?.build;
  if (script === undefined) return;
  const bins = [join(dir, "node_modules/.bin"), dirname(process.execPath), process.env.PATH ?? ""];
  const env = { ...process.env, PATH: bins.join(delimiter) };
  const { code, out, err } = await run(script, [], { cwd: copy, env, shell: true });
  if (code !== 0) throw failed(`${name} does not build from the contract of ${label}`, out + err);
}

/** Whether its tarball carries packages of others along. */
function bundles({ manifest }: ReleasedPackage): boolean {
  return (manifest.bundleDependencies ?? manifest.bundledDependencies ?? false) !== false;
}

/** Takes the modules away: `npm pack` would read all of them, for seconds, in search of what a tarball carries along. */
function forgetModules(folders: readonly string[]): void {
  for (const folder of folders) rmSync(join(folder, "node_modules"), { recursive: true, force: true });
}

async function pack(copies: readonly string[], dir: string, work: string, label: string): Promise<string[]> {
  const folders = copies.map((copy) => `./${copy}`);
  const args = ["pack", ...folders, "--json", "--ignore-scripts", "--pack-destination", work];
  const { code, out, err } = await run("npm", args, { cwd: dir });
  if (code !== 0) throw failed(`the packages of ${label} cannot be packed`, err);
  return tarballNames(out).map((name) => join(work, name));
}

/** The file names in what `npm pack --json` prints. */
export function tarballNames(printed: string): string[] {
  const parsed = JSON.parse(printed) as Record<string, { filename: string }>;
  return Object.values(parsed).map(({ filename }) => filename.replace(/^@/, "").replace("/", "-"));
}

function failed(message: string, printed: string): ContractError {
  const text = printed.trim().split("\n").slice(0, 12).join("\n  ");
  return new ContractError(`${message}:\n  ${text}`, {
    hint: "fix the package, or keep the tarballs of the release",
  });
}
