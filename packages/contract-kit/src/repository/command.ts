import { resolve } from "node:path";
import { foldersAbove } from "@partner-licenses/document/files";
import { type JsonObject, objectOrEmpty } from "@partner-licenses/document/json";
import { readManifest } from "@partner-licenses/document/manifest";
import { kitName } from "./kit.ts";
import { type PackageManager, packageManager } from "./manager.ts";

/** How each runs a command of a package that is installed. */
export const throughInstalled: Readonly<Record<PackageManager, string>> = {
  npm: "npx contract",
  pnpm: "pnpm exec contract",
  yarn: "yarn contract",
  bun: "bunx contract",
};

/**
 * A command of `contract` as people of a folder type it: a script of the nearest package.json that runs it, or of one
 * above it in the same repository; else the installed command; without one, ours by its name.
 */
export function typedCommand(folder: string, command: string, ...args: readonly string[]): string {
  const folders = foldersAbove(resolve(folder)).map((each, index, all) => ({
    manifest: readManifest(each),
    manager: packageManager(all.slice(index)),
  }));
  for (const { manifest, manager } of folders) {
    const script = scriptOf(manifest, command);
    if (script !== undefined) return [manager, "run", script, ...forScript(manager, args)].join(" ");
  }
  for (const { manifest, manager } of folders) {
    const script = scriptOf(manifest, "");
    if (script !== undefined)
      return [manager, "run", script, ...forScript(manager, [command, ...args])].join(" ");
  }
  const installed = folders.find(({ manifest }) => hasKit(manifest));
  if (installed !== undefined) return [throughInstalled[installed.manager], command, ...args].join(" ");
  return ["npx", kitName, command, ...args].join(" ");
}

/** A path as one word of a command line. */
export function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : JSON.stringify(path);
}

/** npm keeps options for itself unless it is given a dash. */
export function forScript(manager: PackageManager, args: readonly string[]): readonly string[] {
  return manager === "npm" && args.length > 0 ? ["--", ...args] : args;
}

/**
 * The script that runs a command, or any command where none is named: one that only checks, or only sometimes writes,
 * is what it falls back on.
 */
function scriptOf(manifest: JsonObject | undefined, command: string): string | undefined {
  const rest = command === "" ? "$" : ` ${command}(?![\\w-])`;
  const runs = new RegExp(`(^|[\\s/])contract(-kit)?(\\.[cm]?js)?${rest}`);
  const scripts = Object.entries(objectOrEmpty(manifest?.scripts)).filter(
    ([, line]) => typeof line === "string" && runs.test(line),
  );
  const plain = scripts.find(([, line]) => !/--(check|if-changed)\b/.test(String(line)));
  return (plain ?? scripts.find(([, line]) => !/--check\b/.test(String(line))))?.[0];
}

function hasKit(manifest: JsonObject | undefined): boolean {
  return [manifest?.dependencies, manifest?.devDependencies].some((each) => kitName in objectOrEmpty(each));
}
