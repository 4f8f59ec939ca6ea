import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { asString, type JsonObject, objectOrEmpty } from "@partner-licenses/document/json";

const ownRun = "npx @partner-licenses/contract-kit generate";

/**
 * The command that generates in the project of a configuration file, as its people type it: a script of the nearest
 * package.json that runs `contract generate`, or of one above it in the same repository; without one, ours by its name.
 */
export function generateCommand(configFile: string): string {
  const folders = foldersAbove(dirname(resolve(configFile)));
  for (const folder of folders) {
    const script = generateScript(readManifest(folder));
    if (script !== undefined)
      return `${packageManager(folders.slice(folders.indexOf(folder)))} run ${script}`;
  }
  return ownRun;
}

/** A folder and those above it, up to the one of the repository. */
function foldersAbove(folder: string): string[] {
  const top = existsSync(join(folder, ".git")) || folder === dirname(folder);
  return top ? [folder] : [folder, ...foldersAbove(dirname(folder))];
}

/** The script that writes: one that only checks, or only sometimes writes, is what it falls back on. */
function generateScript(manifest: JsonObject | undefined): string | undefined {
  const scripts = Object.entries(objectOrEmpty(manifest?.scripts)).filter(
    ([, line]) =>
      typeof line === "string" && /(^|[\s/])contract(-kit)?(\.[cm]?js)? generate(?![\w-])/.test(line),
  );
  const plain = scripts.find(([, line]) => !/--(check|if-changed)\b/.test(String(line)));
  return (plain ?? scripts.find(([, line]) => !/--check\b/.test(String(line))))?.[0];
}

const lockfiles: readonly (readonly [file: string, manager: string])[] = [
  ["pnpm-lock.yaml", "pnpm"],
  ["yarn.lock", "yarn"],
  ["bun.lock", "bun"],
  ["bun.lockb", "bun"],
  ["package-lock.json", "npm"],
];

/** What installs there: as `packageManager` says, or by the lockfile; the nearest one counts. */
function packageManager(folders: readonly string[]): string {
  for (const folder of folders) {
    const said = /^(npm|pnpm|yarn|bun)@/.exec(asString(readManifest(folder)?.packageManager) ?? "")?.[1];
    const found = said ?? lockfiles.find(([file]) => existsSync(join(folder, file)))?.[1];
    if (found !== undefined) return found;
  }
  return "npm";
}

function readManifest(folder: string): JsonObject | undefined {
  try {
    return objectOrEmpty(JSON.parse(readFileSync(join(folder, "package.json"), "utf8")));
  } catch {
    return undefined;
  }
}
