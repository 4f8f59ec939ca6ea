import { existsSync } from "node:fs";
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

/** What installs in these folders: as `packageManager` says, or by the lockfile; the nearest one counts. */
export function packageManager(folders: readonly string[]): PackageManager {
  for (const folder of folders) {
    const said = /^(npm|pnpm|yarn|bun)@/.exec(asString(readManifest(folder)?.packageManager) ?? "")?.[1];
    const found = said ?? lockfiles.find(([file]) => existsSync(join(folder, file)))?.[1];
    if (found !== undefined) return found as PackageManager;
  }
  return "npm";
}
