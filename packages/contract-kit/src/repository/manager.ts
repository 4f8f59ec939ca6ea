import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { asString } from "@partner-licenses/document/json";
import { readManifest } from "@partner-licenses/document/manifest";

/** What installs packages in a repository. */
export const packageManagers = ["npm", "pnpm", "yarn", "bun"] as const;
export type PackageManager = (typeof packageManagers)[number];

/** Lockfiles, and what writes them. */
export const lockfiles: readonly (readonly [file: string, manager: PackageManager])[] = [
  ["pnpm-lock.yaml", "pnpm"],
  ["yarn.lock", "yarn"],
  ["bun.lock", "bun"],
  ["bun.lockb", "bun"],
  ["package-lock.json", "npm"],
];

/** Whether a repository of yarn uses version 1, which knows other options than all that came after it. */
export function isYarnClassic(folders: readonly string[]): boolean {
  for (const folder of folders) {
    const said = /^yarn@(\d+)/.exec(asString(readManifest(folder)?.packageManager) ?? "")?.[1];
    if (said !== undefined) return said === "1";
    if (existsSync(join(folder, ".yarnrc.yml"))) return false;
    const lock = join(folder, "yarn.lock");
    if (existsSync(lock)) return !/^__metadata:/m.test(readFileSync(lock, "utf8"));
  }
  return true;
}

/** What installs in these folders: as `packageManager` says, or by the lockfile; the nearest one counts. */
export function packageManager(folders: readonly string[]): PackageManager {
  for (const folder of folders) {
    const said = /^(npm|pnpm|yarn|bun)@/.exec(asString(readManifest(folder)?.packageManager) ?? "")?.[1];
    const found = said ?? lockfiles.find(([file]) => existsSync(join(folder, file)))?.[1];
    if (found !== undefined) return found as PackageManager;
  }
  return "npm";
}
