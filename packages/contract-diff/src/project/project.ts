import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { ContractError } from "@partner-licenses/document/errors";
import { shown } from "@partner-licenses/document/files";
import { asString, isObject, objectOrEmpty } from "@partner-licenses/document/json";

/** Where a contract, its history and its accepted breaks are. Paths are absolute. */
export interface Project {
  readonly spec: string;
  /** One file per released version: `<version>.yaml`. */
  readonly released: string;
  readonly accepted: string;
  /** Folder of programs that consumers could have written; a release keeps a copy. */
  readonly consumers?: string;
  /** Names of the public packages that hold code which is generated from the contract. */
  readonly derived?: readonly string[];
}

const hint = 'write `{ "spec": "spec/openapi.yaml" }`, or give the contracts on the command line';

/** Reads which contract `contract.config.json` names. Throws a ContractError when it names none. */
export function readProject(config: string): Project {
  const place = { file: shown(config), line: 1, column: 1 };
  if (!existsSync(config)) {
    throw new ContractError("there is no such configuration file", { places: [place], hint });
  }
  const value = parse(readFileSync(config, "utf8"), place);
  if (!isObject(value) || typeof value.spec !== "string") {
    throw new ContractError("the configuration names no `spec`", { places: [place], hint });
  }
  const folder = dirname(resolve(config));
  const consumers = value.consumers;
  const outputs = Object.values(objectOrEmpty(value.outputs)).map((dir) => resolve(folder, String(dir)));
  return {
    ...projectOf(resolve(folder, value.spec)),
    ...(typeof consumers === "string" && { consumers: resolve(folder, consumers) }),
    derived: [...new Set(outputs.flatMap((dir) => publicPackage(dir) ?? []))],
  };
}

/** The name of the package around a folder; undefined when it is private, or there is none. */
function publicPackage(start: string): string | undefined {
  for (let dir = start; dir !== dirname(dir); dir = dirname(dir)) {
    const file = join(dir, "package.json");
    if (!existsSync(file)) continue;
    const { name, private: hidden } = objectOrEmpty(
      parse(readFileSync(file, "utf8"), { file, line: 1, column: 1 }),
    );
    return hidden === true ? undefined : asString(name);
  }
  return undefined;
}

/** The project of a contract: its history stands next to it. */
export function projectOf(spec: string): Project {
  const folder = dirname(resolve(spec));
  return {
    spec: resolve(spec),
    released: join(folder, "released"),
    accepted: join(folder, "accepted.yaml"),
  };
}

/** The package that holds the contract: its folder, name and version. */
export interface ContractPackage {
  readonly dir: string;
  readonly name: string;
  readonly version: string;
}

/** Finds the closest package.json above the contract. Throws a ContractError when there is none, or it has no version. */
export function contractPackageOf({ spec }: Project): ContractPackage {
  for (let dir = dirname(spec); ; dir = dirname(dir)) {
    const file = join(dir, "package.json");
    if (existsSync(file)) return readPackage(dir, file);
    if (dir === dirname(dir)) break;
  }
  throw new ContractError(`no package holds ${shown(spec)}`, {
    hint: "put a package.json with name and version next to the contract",
  });
}

function readPackage(dir: string, file: string): ContractPackage {
  const place = { file: shown(file), line: 1, column: 1 };
  const manifest = parse(readFileSync(file, "utf8"), place);
  const { name, version } = isObject(manifest) ? manifest : {};
  if (typeof name === "string" && typeof version === "string") return { dir, name, version };
  throw new ContractError("the package that holds the contract needs a name and a version", {
    places: [place],
    hint: "add both to this package.json",
  });
}

function parse(text: string, place: { file: string; line: number; column: number }): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ContractError((cause as Error).message, { places: [place], hint: "fix the JSON", cause });
  }
}
