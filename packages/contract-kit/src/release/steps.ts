import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, delimiter, join } from "node:path";
import { ContractError } from "@partner-licenses/document/errors";
import { foldersAbove } from "@partner-licenses/document/files";
import { get } from "@partner-licenses/document/json";
import { readManifest } from "@partner-licenses/document/manifest";
import { packageManager } from "../repository/manager.ts";

/** Runs a program that is installed in a repository. Throws a ContractError when it fails. */
export function runStep(root: string, program: string, ...args: readonly string[]): void {
  const bins = foldersAbove(root).map((folder) => join(folder, "node_modules/.bin"));
  const path = [...bins, process.env.PATH].join(delimiter);
  const { status, error } = spawnSync(program, args, {
    ...{ cwd: root, stdio: "inherit", shell: process.platform === "win32" },
    env: { ...process.env, PATH: path },
  });
  if (status === 0) return;
  throw new ContractError(`\`${[basename(program), ...args].join(" ")}\` failed`, {
    hint: "correct what it says above, and run this again",
    cause: error,
  });
}

/**
 * Runs changesets, as a module: what its command does first is more than Node 20 can.
 * Throws a ContractError when it is not installed, or fails.
 */
export function changeset(root: string, ...args: readonly string[]): void {
  runStep(root, process.execPath, changesetsOf(root), ...args);
}

function changesetsOf(root: string): string {
  try {
    return createRequire(join(root, "package.json")).resolve("@changesets/cli");
  } catch (cause) {
    throw new ContractError("changesets are not installed here", {
      hint: "install `@changesets/cli` 3",
      cause,
    });
  }
}

/** Builds, where the repository has a script for that. */
export function build(root: string): void {
  if (existsSync(join(root, "package.json")) && get(readManifest(root), "scripts", "build") !== undefined)
    runStep(root, packageManager(foldersAbove(root)), "run", "build");
}
