import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { ContractError } from "@partner-licenses/document/errors";
import { foldersAbove, shown } from "@partner-licenses/document/files";
import { asString, get, objectOrEmpty } from "@partner-licenses/document/json";
import { load } from "@partner-licenses/document/reader/load";
import type { Project } from "./project.ts";
import { readJson } from "./settings.ts";
import { releaseToolOf } from "./tool.ts";

/** The package that holds the contract: its folder, name and version. */
export interface ContractPackage {
  readonly dir: string;
  readonly name: string;
  readonly version: string;
}

/**
 * The package that is released with the contract: the closest package.json above it in its repository.
 * Where another tool than one of packages makes the releases, or there is no package with a version, it has the
 * contract's `info.version`. Throws a ContractError when nothing has a version.
 */
export function contractPackageOf(project: Project): ContractPackage {
  const { spec } = project;
  const tool = releaseToolOf(project);
  const dir = foldersAbove(dirname(spec)).find((folder) => existsSync(join(folder, "package.json")));
  const found = dir === undefined ? undefined : packageIn(dir);
  const { name, version } = found ?? {};
  const ofPackages = tool === "changesets" || tool === "release-please";
  if (ofPackages && dir !== undefined && name !== undefined && version !== undefined)
    return { dir, name, version };
  if (tool !== "changesets") return { ...contractItself(spec), ...(name !== undefined && { name }) };
  if (dir === undefined)
    throw new ContractError(`no package holds ${shown(spec)}`, {
      hint: "put a package.json with name and version next to the contract",
    });
  throw new ContractError("the package that holds the contract needs a name and a version", {
    places: [{ file: shown(join(dir, "package.json")), line: 1, column: 1 }],
    hint: "add both to this package.json",
  });
}

/** A package that holds code which is generated from a contract. */
export interface DerivedPackage {
  readonly name: string;
  readonly version: string;
  readonly dir: string;
}

/** The public package around a folder; undefined when it is private, or there is none. */
export function publicPackageAround(start: string): DerivedPackage | undefined {
  const dir = foldersAbove(start).find((folder) => existsSync(join(folder, "package.json")));
  if (dir === undefined) return undefined;
  const { name, version = "0.0.0", hidden } = packageIn(dir);
  return hidden || name === undefined ? undefined : { name, version, dir };
}

function packageIn(dir: string): { name?: string; version?: string; hidden: boolean } {
  const file = join(dir, "package.json");
  const manifest = objectOrEmpty(readJson(file));
  const [name, version] = [asString(manifest.name), asString(manifest.version)];
  return {
    ...(name !== undefined && { name }),
    ...(version !== undefined && { version }),
    hidden: manifest.private === true,
  };
}

function contractItself(spec: string): ContractPackage {
  const { root } = load(spec).workspace.entry;
  const version = infoVersion(root);
  if (version !== undefined)
    return { dir: dirname(spec), name: asString(get(root, "info", "title")) ?? shown(spec), version };
  throw new ContractError("the contract has no `info.version`", {
    places: [{ file: shown(spec), line: 1, column: 1 }],
    hint: "add it: releases are compared by it",
  });
}

/** `info.version` of a contract that was parsed. */
export function infoVersion(root: unknown): string | undefined {
  const version = get(root, "info", "version");
  return version === undefined ? undefined : String(version);
}
