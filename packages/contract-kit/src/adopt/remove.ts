import { existsSync, readFileSync, rmSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { ContractError } from "@partner-licenses/document/errors";
import { foldersAbove, shown } from "@partner-licenses/document/files";
import { asString, equal, objectOrEmpty, strings } from "@partner-licenses/document/json";
import { isSite } from "../docs/marks.ts";
import { isGeneratedFolder } from "../generate/replaceable.ts";
import { committedText, git, isCommitted } from "../repository/git.ts";
import { applyAll, changeOf, type FileChange, notGenerated, removeEmpty } from "./change.ts";
import { install, installCommand } from "./install.ts";
import { JsonText } from "./json-edit.ts";

/** What `remove` will do: nothing is changed yet. */
export interface RemovePlan {
  readonly changes: readonly FileChange[];
  /** Folders of generated code, which go as a whole. */
  readonly generated: readonly string[];
  readonly installs?: string;
  /** The folder of releases that were recorded since, which stays. */
  readonly stays?: string;
  apply(): Promise<void>;
}

/** Plans to take out of a repository what `contract add` put there. Releases that were recorded since stay. */
export function planRemove(config: string, installs: boolean): RemovePlan {
  if (!existsSync(config))
    throw new ContractError(`there is no ${shown(config)}: nothing was added here`, {
      hint: "run this where `contract add` ran",
    });
  const folder = dirname(resolve(config));
  const json = new JsonText(readFileSync(config, "utf8"));
  const added = objectOrEmpty(json.get("added"));
  const outputs = strings(added.outputs).filter((name) => json.get("outputs", name) !== undefined);
  const generated = outputs
    .map((name) => join(folder, String(json.get("outputs", name))))
    .filter((dir) => existsSync(dir));
  const foreign = generated.find((dir) => !isGeneratedFolder(dir));
  if (foreign !== undefined) throw notGenerated(foreign);
  const home = foldersAbove(folder).find((dir) => existsSync(join(dir, "package.json")));
  const manifest = home === undefined ? undefined : manifestChange(join(home, "package.json"), added);
  const files = strings(added.files).map((file) => changeOf(join(folder, file), undefined));
  const isOurs = strings(added.files).includes(basename(config));
  const settings = isOurs ? [] : [settingsChange(resolve(config), outputs, strings(added.settings))];
  const changes = [...settings, ...files, ...(manifest ? [manifest] : [])];
  const where = manifest && installs ? home : undefined;
  const spec = join(folder, String(json.get("spec") ?? "x"));
  const released = asString(json.get("released")) ?? join(dirname(spec), "released");
  const stays = resolve(folder, released);
  const sites = strings(added.sites).map((dir) => join(folder, dir));
  return {
    changes,
    generated: [...generated, ...sites.filter(isSite)],
    ...(isOurs && existsSync(stays) && { stays }),
    ...(where !== undefined && { installs: installCommand(where).join(" ") }),
    apply: () =>
      applyAll(changes, () => {
        if (where !== undefined) {
          install(where);
          restore(where, strings(added.locked));
        }
        for (const dir of [...generated, ...sites.filter(isSite)]) {
          rmSync(dir, { recursive: true });
          removeEmpty(dirname(dir));
        }
        for (const dir of strings(added.installed)) removeUnknown(join(folder, dir));
      }),
  };
}

/** A configuration that was there before keeps what it said. */
function settingsChange(file: string, outputs: readonly string[], settings: readonly string[]): FileChange {
  const change = changeOf(file, undefined);
  const json = new JsonText(change.before ?? "{}\n");
  for (const name of ["added", ...settings]) json.remove([name]);
  for (const name of outputs) json.take("outputs", name);
  return { ...change, after: committedTwin(file, json.text) };
}

/** Where package.json is as it was committed, so are the lockfiles that were: to install again may sort them otherwise. */
function restore(folder: string, locked: readonly string[]): void {
  if (isCommitted(folder, "package.json"))
    for (const name of locked) git(folder, "checkout", "HEAD", "--", name);
}

/** Deletes a folder that an installation made and that git would show: nobody has written into it. */
function removeUnknown(folder: string): void {
  const isIgnored = git(dirname(folder), "check-ignore", "--quiet", folder) !== undefined;
  if (!isIgnored) rmSync(folder, { recursive: true, force: true });
}

function manifestChange(file: string, added: ReturnType<typeof objectOrEmpty>): FileChange | undefined {
  const change = changeOf(file, undefined);
  const json = new JsonText(change.before ?? "{}\n");
  const empty = strings(added.empty);
  const all = Object.entries({
    scripts: strings(added.scripts),
    dependencies: strings(added.dependencies),
    devDependencies: strings(added.dependencies),
  });
  for (const [kind, names] of all)
    for (const name of names.filter((each) => json.get(kind, each) !== undefined)) {
      if (empty.includes(kind)) json.remove([kind, name]);
      else json.take(kind, name);
    }
  return json.text === change.before ? undefined : { ...change, after: committedTwin(file, json.text) };
}

/** The text as it was committed where it says the same, so that white space comes back too. */
function committedTwin(file: string, text: string): string {
  const committed = committedText(file);
  const isTwin = committed !== undefined && equal(new JsonText(committed).get(), new JsonText(text).get());
  return isTwin ? committed : text;
}
