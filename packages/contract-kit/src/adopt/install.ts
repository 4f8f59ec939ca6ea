import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ContractError } from "@partner-licenses/document/errors";
import { foldersAbove } from "@partner-licenses/document/files";
import { isYarnClassic, lockfiles, type PackageManager, packageManager } from "../repository/manager.ts";

/** How each installs what package.json says, and how it leaves no lockfile where there was none. */
const installs: Readonly<Record<PackageManager, readonly [usual: readonly string[], unlocked: string]>> = {
  npm: [["install", "--no-audit", "--no-fund"], "--no-package-lock"],
  pnpm: [["install", "--no-frozen-lockfile"], "--no-lockfile"],
  yarn: [["install"], "--no-lockfile"],
  bun: [["install"], "--no-save"],
};

/** The command that installs in a folder. */
export function installCommand(folder: string): readonly [PackageManager, ...string[]] {
  const folders = foldersAbove(folder);
  const manager = packageManager(folders);
  // A newer yarn always writes its lockfile, but for where it takes a machine for CI.
  if (manager === "yarn" && !isYarnClassic(folders)) return [manager, "install", "--no-immutable"];
  const [usual, unlocked] = installs[manager];
  const locked = lockfiles.some(
    ([file, each]) => each === manager && folders.some((dir) => existsSync(join(dir, file))),
  );
  return [manager, ...usual, ...(locked ? [] : [unlocked])];
}

/** Installs. Throws a ContractError when that fails. */
export function install(folder: string): void {
  const [manager, ...args] = installCommand(folder);
  const options = { cwd: folder, shell: process.platform === "win32", stdio: "inherit" } as const;
  const { status, error } = spawnSync(manager, args, options);
  if (status === 0) return;
  throw new ContractError(`\`${[manager, ...args].join(" ")}\` failed: nothing was changed`, {
    hint: "correct what it says above, and run this again; `--no-install` leaves it out",
    cause: error,
  });
}
