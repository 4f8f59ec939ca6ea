import { spawnSync } from "node:child_process";
import { mkdir, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ContractError } from "@partner-licenses/document/errors";
import { type NewContract, readNewContract } from "./contract.ts";
import { originOf, requireCleanTree, restore } from "./git.ts";
import { type Manifest, readManifest } from "./manifest.ts";
import { type Names, namesOf } from "./names.ts";
import { makePlan, type Plan } from "./plan.ts";

/** What `contract init` is asked for. */
export interface InitOptions {
  /** Top of the checkout. */
  readonly root: string;
  readonly spec: string;
  /** `@scope/name`. */
  readonly name: string;
  /** Web address of the new repository; that of `origin` when absent. */
  readonly repository?: string | undefined;
}

/** A checkout that can be turned into one for another API. */
export interface Prepared {
  readonly names: Names;
  readonly plan: Plan;
  readonly contract: NewContract;
  /** Does it, all or nothing: a fault brings the committed state back, and is thrown. */
  apply(): Promise<void>;
}

/**
 * Works out how a checkout becomes one for another API; changes nothing yet.
 * Throws a ContractError when the contract is broken, the tree has changes, or it was done before.
 */
export async function prepareInit({ root, spec, name, repository }: InitOptions): Promise<Prepared> {
  const manifest = await readManifest(root);
  requireCleanTree(root);
  const contract = await readNewContract(spec);
  const origin = originOf(root);
  const names = namesOf(
    name,
    contract.title,
    repository ?? (origin === manifest.repository ? undefined : origin),
  );
  const plan = await makePlan(root, manifest, names, contract);
  return { names, plan, contract, apply: () => apply(root, manifest, plan) };
}

async function apply(root: string, manifest: Manifest, plan: Plan): Promise<void> {
  try {
    for (const path of plan.remove) await remove(root, path);
    for (const [path, text] of plan.write) await write(join(root, path), text);
    format(root, manifest);
  } catch (cause) {
    restore(root);
    throw new ContractError(`init failed and everything is as it was: ${(cause as Error).message}`, {
      hint: "fix the cause and run it again",
      cause,
    });
  }
}

/** What tools leave in a package's folder; git does not know it. */
const leftOver = ["node_modules", "dist", ".turbo"];

async function remove(root: string, path: string): Promise<void> {
  await rm(join(root, path));
  if (path.endsWith("/package.json"))
    for (const name of leftOver) await rm(join(root, dirname(path), name), { recursive: true, force: true });
  // Folders that are now empty go too; one that holds anything stays.
  for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) {
    const emptied = await rmdir(join(root, folder)).then(
      () => true,
      () => false,
    );
    if (!emptied) return;
  }
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.tmp`, text);
  await rename(`${file}.tmp`, file);
}

/** New names have other lengths, so lines break elsewhere. */
function format(root: string, { format: [program, ...args] }: Manifest): void {
  if (program === undefined) return;
  const bin = join(root, "node_modules/.bin", program);
  const { status, error, stderr } = spawnSync(bin, args, { cwd: root, encoding: "utf8" });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${status}\n${stderr}`);
}
