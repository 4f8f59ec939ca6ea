import { existsSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { produce, readSettings } from "@partner-licenses/contract-diff/project";
import { ContractError } from "@partner-licenses/document/errors";
import { foldersAbove, shown } from "@partner-licenses/document/files";
import { isObject } from "@partner-licenses/document/json";
import { readGenerateConfig } from "../generate/config.ts";
import { generate } from "../generate/generate.ts";
import { readModel } from "../model/model.ts";
import { isCommitted, isIgnored } from "../repository/git.ts";
import { lockfiles } from "../repository/manager.ts";
import { applyAll, changeOf, type FileChange, notGenerated } from "./change.ts";
import { install, installCommand } from "./install.ts";
import { JsonText } from "./json-edit.ts";
import { type PartName, wantedOf } from "./parts.ts";

const configName = "contract.config.json";

/** What is asked for. */
export interface AddOptions {
  readonly folder: string;
  readonly spec: string;
  /** What makes the contract, where code does. */
  readonly command?: string;
  readonly parts: readonly PartName[];
  /** The version of our packages. */
  readonly version: string;
  readonly install: boolean;
}

/** What `add` will do: nothing is changed yet. */
export interface AddPlan {
  readonly changes: readonly FileChange[];
  /** The folders of generated code. */
  readonly generated: readonly string[];
  /** What will be installed with, where there is a package.json. */
  readonly installs?: string;
  apply(): Promise<void>;
}

/**
 * Plans what a repository gets: the configuration, scripts and packages of package.json, and generated code.
 * Throws a ContractError for a contract that is broken, and where the parts need a package.json that is not there.
 */
export function planAdd({ folder, spec, command, parts, version, ...options }: AddOptions): AddPlan {
  if (command !== undefined) produce(command, folder);
  readModel(spec);
  const path = relative(folder, resolve(spec)).split(sep).join("/");
  const wanted = wantedOf(parts, path, version);
  const outputs = Object.values(wanted.outputs).map((dir) => join(folder, dir));
  const taken = outputs.find((dir) => existsSync(dir) && !existsSync(join(dir, "README.md")));
  if (taken !== undefined) throw notGenerated(taken);
  const home = foldersAbove(folder).find((dir) => existsSync(join(dir, "package.json")));
  if (home === undefined && outputs.length > 0)
    throw new ContractError("there is no package.json here, and generated code needs one", {
      hint: "run this in the package that shall hold the code, or add the gate alone",
    });
  const manifest = home === undefined ? undefined : manifestChange(join(home, "package.json"), wanted);
  const files = Object.entries(wanted.files).map(([file, text]) => changeOf(join(folder, file), text));
  // What an installation brings is nobody's to commit, and no .gitignore may say so.
  const installed =
    home === undefined || existsSync(join(home, "node_modules"))
      ? []
      : [relative(folder, join(home, "node_modules"))];
  const newFiles = [changeOf(join(folder, configName), undefined), ...files].filter(
    ({ before }) => before === undefined,
  );
  const settings = {
    ...(command !== undefined && { command }),
    // Releases stand where they are committed, which a contract that code makes does not.
    ...(isIgnored(resolve(spec)) && { released: "released" }),
  };
  const config = configChange(join(folder, configName), path, wanted.outputs, settings, {
    ...manifest?.added,
    ...{ files: newFiles.map(({ file }) => relative(folder, file)), installed, sites: wanted.sites },
    locked: lockfiles.flatMap(([name]) => (home !== undefined && isCommitted(home, name) ? [name] : [])),
  });
  const changes = [config, ...(manifest?.change ? [manifest.change] : []), ...files];
  const installs = manifest?.change && options.install ? home : undefined;
  return {
    changes,
    generated: outputs,
    ...(installs !== undefined && { installs: installCommand(installs).join(" ") }),
    apply: () =>
      applyAll(changes, async () => {
        if (installs !== undefined) install(installs);
        if (outputs.length > 0) await generate(await readGenerateConfig(config.file));
      }),
  };
}

/** The contracts of a configuration that is there already, after they were made where code makes them. */
export function configuredContracts(folder: string): string[] {
  const file = join(folder, configName);
  return existsSync(file)
    ? readSettings(file).map((each) => shown(resolve(each.folder, each.values.spec)))
    : [];
}

/** What `add` put into the files of a repository, so that `remove` takes out that and nothing else. */
interface Added {
  readonly outputs?: readonly string[];
  /** Of a configuration that was there before. */
  readonly settings?: readonly string[];
  readonly scripts?: readonly string[];
  /** Parts of package.json that were there, with nothing in them. */
  readonly empty?: readonly string[];
  readonly dependencies?: readonly string[];
  readonly files?: readonly string[];
  /** Lockfiles that were as they are committed. */
  readonly locked?: readonly string[];
  /** Folders that are there since packages were installed. */
  readonly installed?: readonly string[];
  /** Docs sites, which scripts write. */
  readonly sites?: readonly string[];
}

function configChange(file: string, spec: string, outputs: object, wanted: object, added: Added): FileChange {
  const change = changeOf(file, undefined);
  const json = new JsonText(change.before ?? "{}\n");
  const known = json.get("spec");
  const isSeveral = json.get("contracts") !== undefined;
  if (known !== undefined && resolve(dirname(file), String(known)) !== resolve(dirname(file), spec))
    throw new ContractError(`${shown(file)} is about another contract: ${String(known)}`, {
      hint: "edit the configuration, or `contract remove` it first",
    });
  if (known === undefined && !isSeveral) json.set(["spec"], spec);
  const settings = isSeveral ? [] : Object.entries(wanted).filter(([name]) => json.get(name) === undefined);
  for (const [name, value] of settings) json.set([name], value);
  const isNew = ([name]: [string, unknown]) => json.get("outputs", name) === undefined;
  const come = Object.entries(outputs).filter(isNew);
  for (const [name, dir] of come) json.set(["outputs", name], dir);
  const now: Added = {
    ...added,
    ...{ outputs: come.map(([name]) => name), settings: settings.map(([name]) => name) },
  };
  for (const [kind, names] of Object.entries(now) as [string, readonly string[]][]) {
    const before = json.get("added", kind);
    const all = [...new Set([...(Array.isArray(before) ? before : []), ...names])];
    if (all.length > 0) json.set(["added", kind], all);
  }
  return { ...change, after: json.text };
}

function manifestChange(
  file: string,
  { scripts, dependencies, devDependencies }: ReturnType<typeof wantedOf>,
): { change?: FileChange; added: Added } {
  const change = changeOf(file, undefined);
  const json = new JsonText(change.before ?? "{}\n");
  const kinds = ["dependencies", "devDependencies", "peerDependencies"];
  const empty = ["scripts", ...kinds].filter((kind) => json.isEmpty(kind));
  const added = { scripts: [] as string[], dependencies: [] as string[], empty };
  for (const [name, line] of Object.entries(scripts)) {
    const known = json.get("scripts", name);
    if (known !== undefined && known !== line)
      throw new ContractError(`package.json has a script \`${name}\` of its own`, {
        places: [{ file: shown(file), line: json.lineOf("scripts", name), column: 1 }],
        hint: "rename it, or write contract.config.json by hand",
      });
    if (known !== undefined) continue;
    json.set(["scripts", name], line);
    added.scripts.push(name);
  }
  for (const [kind, packages] of Object.entries({ dependencies, devDependencies }))
    for (const [name, range] of Object.entries(packages)) {
      if (kinds.some((each) => isObject(json.get(each)) && json.get(each, name) !== undefined)) continue;
      json.set([kind, name], range);
      added.dependencies.push(name);
    }
  return json.text === change.before ? { added } : { added, change: { ...change, after: json.text } };
}
