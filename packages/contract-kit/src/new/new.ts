import { existsSync, readdirSync, statSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, rmdir } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { ContractError } from "@partner-licenses/document/errors";
import { shown } from "@partner-licenses/document/files";
import { samplePage } from "../adopt/parts.ts";
import { describe } from "../docs/facts.ts";
import { guidesOf } from "../docs/guides.ts";
import { bareConfig, readGenerateConfig } from "../generate/config.ts";
import { read, render } from "../generate/generate.ts";
import { writeFiles, writeFolders } from "../generate/write.ts";
import { bundleText } from "../history/bundle.ts";
import type { Model } from "../model/model.ts";
import { git } from "../repository/git.ts";
import { kitVersion } from "../repository/kit.ts";
import type { PackageManager } from "../repository/manager.ts";
import { fill, newTemplates, readTemplates } from "../templates.ts";
import { configOf, doorsOf, wordsOf } from "./facts.ts";
import { type ProjectNames, projectNames } from "./names.ts";

/** What is asked for. */
export interface NewOptions {
  /** `name` or `@scope/name`. */
  readonly name: string;
  readonly spec: string;
  /** Where the repository goes: an empty folder, or none yet. */
  readonly folder?: string;
  readonly manager: PackageManager;
  /** Its version, where it is known: the new package.json says what it is installed with. */
  readonly managerVersion?: string;
}

/** What was made. */
export interface Made {
  readonly folder: string;
  readonly names: ProjectNames;
  readonly title: string;
  readonly operations: number;
  readonly files: number;
}

/**
 * Makes a small repository for one contract: the contract, packages with code that is generated from it, guides, a
 * sample, CI and releases. It is complete before it has its name, so that a fault leaves nothing.
 * Throws a ContractError where the contract is broken, or the folder is not empty.
 */
export async function makeNew({
  name,
  spec,
  manager,
  managerVersion,
  ...options
}: NewOptions): Promise<Made> {
  const names = projectNames(name);
  if (manager === "yarn" && managerVersion?.startsWith("1."))
    throw new ContractError(
      `yarn ${managerVersion} does not install the changesets that make releases here`,
      {
        hint: "run this with npx, pnpm dlx or bunx, or with yarn 4",
      },
    );
  const folder = resolve(options.folder ?? names.project);
  if (existsSync(folder) && (!statSync(folder).isDirectory() || readdirSync(folder).length > 0))
    throw new ContractError(`${shown(folder)} is not an empty folder`, {
      hint: "give another name, or `--out <folder>`",
    });
  const model = read({ ...bareConfig(spec), name: names.identifier });
  const text = await bundleText(resolve(spec));
  const file = /^\s*\{/.test(text) ? "openapi.json" : "openapi.yaml";
  await mkdir(dirname(folder), { recursive: true });
  const temporary = await mkdtemp(join(dirname(folder), `.${basename(folder)}-`));
  // The temporary folder can be read by nobody else.
  const staged = join(temporary, "new");
  await mkdir(staged);
  const from = process.cwd();
  try {
    // Generated files name the contract, and the command that makes them, as they are called from there.
    process.chdir(staged);
    await writeFiles("spec", { [file]: text });
    const made = await fillIn(model, names, file, manager, managerVersion);
    process.chdir(from);
    if (existsSync(folder)) await rmdir(folder);
    await rename(staged, folder);
    if (git(folder, "rev-parse", "--git-dir") === undefined)
      git(folder, "init", "--quiet", "--initial-branch=main");
    return { folder, names, ...made };
  } finally {
    process.chdir(from);
    await rm(temporary, { recursive: true, force: true });
  }
}

/** Everything but the contract, in the folder at hand. */
async function fillIn(
  model: Model,
  names: ProjectNames,
  file: string,
  manager: PackageManager,
  version?: string,
) {
  await writeFiles(".", { "contract.config.json": configOf(names, file), "sample/index.html": samplePage });
  const config = await readGenerateConfig("contract.config.json");
  const { facts } = describe(model, config, doorsOf(names, file, manager));
  // What installs is written down before there is a lockfile: generated files name its commands.
  const packageManager = `${manager}@${version}`;
  const all = { ...facts, ...names, file, packageManager, kit: kitVersion(), ...wordsOf(manager) };
  const guides = (await guidesOf(all)).map(({ name, markdown }) => [`docs/${name}.md`, markdown] as const);
  const templates = [...(await readTemplates(newTemplates))]
    .filter(([path]) => (filesOf[path] ?? manager) === manager)
    .map(([path, text]) => [asWritten(path), fill(path, text, all)] as const)
    .map(
      ([path, text]) =>
        [path, version === undefined ? text.replace(/^ *"packageManager": .*\n/m, "") : text] as const,
    );
  await writeFiles(".", Object.fromEntries([...templates, ...guides]));
  const { folders } = await render(config, [], model);
  await writeFolders(folders);
  const generated = folders.reduce((sum, each) => sum + Object.keys(each.files).length, 0);
  const files = templates.length + guides.length + generated + 3;
  return { operations: model.operations.length, title: facts.title ?? "", files };
}

/** Files that one package manager alone asks for: yarn links packages unless it is asked to install them. */
const filesOf: Readonly<Record<string, PackageManager>> = {
  "pnpm-workspace.yaml": "pnpm",
  ".yarnrc.yml": "yarn",
};

/** The path in the repository. npm packs no file named `.gitignore`, and takes another `package.json` for a package. */
function asWritten(path: string): string {
  return path.replace(/(^|\/)manifest\.json$/, "$1package.json").replace(/^gitignore$/, ".gitignore");
}
