import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { asString } from "@partner-licenses/document/json";
import { git } from "../repository/git.ts";
import { type PackageManager, packageManager } from "../repository/manager.ts";
import { build, runStep } from "./steps.ts";
import { readReleasable, requireVersioned } from "./workspace.ts";

/** A package that is published. */
export interface Public {
  readonly dir: string;
  readonly name: string;
  readonly version: string;
}

/** What a release consists of. */
export interface Publishable {
  readonly root: string;
  readonly packages: readonly Public[];
}

/** How each packs a package into a folder; only they know their own ways to write a dependency. */
const packs: Readonly<Record<PackageManager, (folder: string) => string[]>> = {
  npm: (folder) => ["npm", "pack", "--silent", "--pack-destination", folder],
  pnpm: (folder) => ["pnpm", "pack", "--pack-destination", folder],
  yarn: (folder) => ["yarn", "pack", "--out", join(folder, "%s-%v.tgz")],
  bun: (folder) => ["bun", "pm", "pack", "--destination", folder],
};

/** The public packages. Throws a ContractError where something has no version yet. */
export async function readPublishable(config: string): Promise<Publishable> {
  const releasable = await readReleasable(config);
  requireVersioned(releasable);
  const { root, packages } = releasable.workspace;
  const all = packages.packages.filter(({ packageJson }) => packageJson.private !== true);
  return {
    root,
    packages: all.map(({ dir, packageJson: { name, version } }) => ({
      dir,
      name,
      version: asString(version) ?? "",
    })),
  };
}

/**
 * Builds each public package into empty folders, and packs it into `release-packages`.
 * Returns their tarballs in the same order. Throws a ContractError when a step fails.
 */
export function pack({ root, packages }: Publishable): string[] {
  const folders = packages.map(({ dir }) => dir);
  // A package holds all that its folders do, and no build takes away what came from a source that is gone.
  git(root, "clean", "-fdXq", "--exclude=!node_modules", "--", ...folders);
  build(root);
  const target = join(root, "release-packages");
  rmSync(target, { recursive: true, force: true });
  const manager = packageManager([root]);
  return packages.map(({ dir, name }) => {
    const own = join(target, name.replace("/", "+"));
    mkdirSync(own, { recursive: true });
    const [program = "", ...args] = packs[manager](own);
    runStep(dir, program, ...args);
    return join(own, basename(readdirSync(own)[0] ?? ""));
  });
}
