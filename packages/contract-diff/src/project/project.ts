import { dirname, join, resolve } from "node:path";
import { ContractError } from "@partner-licenses/document/errors";
import { shown } from "@partner-licenses/document/files";
import { asString, objectOrEmpty } from "@partner-licenses/document/json";
import type { Policy } from "../policy/policy.ts";
import { readPolicy } from "../policy/read.ts";
import { type DerivedPackage, publicPackageAround } from "./package.ts";
import { readOneSettings, readSettings, type Settings } from "./settings.ts";
import { type ReleaseTool, releaseTools } from "./tool.ts";

/** Where a contract, its history and its accepted breaks are. Paths are absolute. */
export interface Project {
  /** The folder of the configuration file, or of the contract where there is none. */
  readonly folder: string;
  /** The name of the contract, where a configuration is about several. */
  readonly name?: string;
  readonly spec: string;
  /** One file per released version: `<version>.yaml`. */
  readonly released: string;
  readonly accepted: string;
  /** Folder of programs that consumers could have written; a release keeps a copy. */
  readonly consumers?: string;
  /** The public packages that hold code which is generated from the contract. */
  readonly derived?: readonly DerivedPackage[];
  /** How this house weighs changes, where it does not weigh them as everybody does. */
  readonly policy?: Policy;
  /** What says which version comes next, where the configuration names it. */
  readonly release?: ReleaseTool;
  /** What the gate compares with, where the configuration says it. */
  readonly base?: string;
  /** The configuration; none for a contract that is named by its path. */
  readonly config?: string;
  /** The configuration, where `contract add` wrote it. */
  readonly adopted?: string;
  /** What the command line said of the verdict, which the next command has to say again. */
  readonly said?: { readonly accepted?: string; readonly base?: string };
}

/** Reads where the contract of a configuration file is; `name` says which, where there are several. */
export function readProject(config: string, name?: string): Project {
  return projectFrom(readOneSettings(config, name), config);
}

/** Reads where all contracts of a configuration file are, or the one of a name. */
export function readProjects(config: string, name?: string): Project[] {
  return readSettings(config, name).map((settings) => projectFrom(settings, config));
}

/** The project of a contract: its history stands next to it. */
export function projectOf(spec: string): Project {
  const folder = dirname(resolve(spec));
  return {
    folder,
    spec: resolve(spec),
    released: join(folder, "released"),
    accepted: join(folder, "accepted.yaml"),
  };
}

function projectFrom({ folder, name, values }: Settings, config: string): Project {
  const path = (value: unknown) => (typeof value === "string" ? resolve(folder, value) : undefined);
  const usual = projectOf(resolve(folder, values.spec));
  // Contracts that share a folder must not share a history.
  const own = name === undefined ? usual : namedProject(usual, name);
  const consumers = path(values.consumers);
  const outputs = Object.values(objectOrEmpty(values.outputs)).flatMap((dir) => path(dir) ?? []);
  const derived = outputs.flatMap((dir) => publicPackageAround(dir) ?? []);
  const release = toolIn(values, config);
  const policy = readPolicy(values.policy, { file: shown(config), line: 1, column: 1 });
  const base = asString(values.base);
  return {
    ...{ ...own, folder, config: resolve(config) },
    released: path(values.released) ?? own.released,
    accepted: path(values.accepted) ?? own.accepted,
    ...(consumers !== undefined && { consumers }),
    derived: [...new Map(derived.map((each) => [each.name, each])).values()],
    ...(policy !== undefined && { policy }),
    ...(release !== undefined && { release }),
    ...(base !== undefined && { base }),
    ...(values.added !== undefined && { adopted: resolve(config) }),
  };
}

function namedProject(usual: Project, name: string): Project {
  return {
    ...{ ...usual, name },
    released: join(usual.released, name),
    accepted: join(dirname(usual.released), `${name}.accepted.yaml`),
  };
}

function toolIn({ release }: Settings["values"], config: string): ReleaseTool | undefined {
  const found = releaseTools.find((each) => each === asString(release));
  if (release === undefined || found !== undefined) return found;
  throw new ContractError("`release` names no tool that is known", {
    places: [{ file: shown(config), line: 1, column: 1 }],
    hint: `use ${releaseTools.join(", ")}`,
  });
}
