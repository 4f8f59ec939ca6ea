import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { ContractError } from "@partner-licenses/document/errors";
import { shown } from "@partner-licenses/document/files";
import { asArray, asString, get, isObject, objectOrEmpty } from "@partner-licenses/document/json";
import { type GenerateConfig, readGenerateConfig } from "../generate/config.ts";

/** A package that is released with the contract. */
export interface ReleasedPackage {
  readonly dir: string;
  readonly name: string;
  readonly manifest: Readonly<Record<string, unknown>>;
}

/** A TypeScript that consumers use. */
export interface Compiler {
  /** `5.9` */
  readonly version: string;
  /** `5.9.3` */
  readonly exact: string;
  readonly tsc: string;
}

/** The part `compat` of `contract.config.json`, with absolute paths. */
export interface CompatConfig {
  readonly root: string;
  readonly generate: GenerateConfig;
  /** What a consumer installs, in the order in which it is built. */
  readonly packages: readonly ReleasedPackage[];
  /** Files and folders outside of the packages that their builds read. */
  readonly files: readonly string[];
  /** Package with `startMock({ spec, port })`. */
  readonly mock: ReleasedPackage;
  readonly compilers: readonly Compiler[];
  readonly compilerOptions: Readonly<Record<string, unknown>>;
  /** Folder of the results: `compat.json` and `compat.md`. */
  readonly report: string | undefined;
}

const hint =
  'write `"compat": { "packages": ["packages/client"], "mock": "packages/mock", "compilers": ["node_modules/typescript"], "tsconfig": "tsconfig.json" }`';

/** Reads what the compatibility run needs. Throws a ContractError that names what is missing. */
export async function readCompatConfig(path: string): Promise<CompatConfig> {
  const generate = await readGenerateConfig(path);
  const root = dirname(generate.file);
  const wrong = (message: string, next = hint) =>
    new ContractError(message, { places: [{ file: shown(generate.file), line: 1, column: 1 }], hint: next });
  const part = get(JSON.parse(readFileSync(generate.file, "utf8")), "compat");
  if (!isObject(part)) throw wrong("the configuration has no `compat`");
  const folder = (name: string) => {
    const dir = resolve(root, name);
    if (existsSync(join(dir, "package.json"))) return dir;
    throw wrong(`\`compat\` names ${name}, which holds no package.json`, "install or build it first");
  };
  const packages = asArray(part.packages).map((name) => packageIn(folder(String(name))));
  const compilers = asArray(part.compilers).map((name) => compilerIn(folder(String(name))));
  const mock = asString(part.mock);
  const tsconfig = asString(part.tsconfig);
  if (packages.length === 0 || compilers.length === 0 || mock === undefined || tsconfig === undefined)
    throw wrong("`compat` needs `packages`, `mock`, `compilers` and `tsconfig`");
  const report = asString(part.report);
  return {
    root,
    generate,
    packages,
    files: asArray(part.files).map((name) => resolve(root, String(name))),
    mock: packageIn(folder(mock)),
    compilers,
    compilerOptions: objectOrEmpty(readJson(resolve(root, tsconfig)).compilerOptions),
    report: report === undefined ? undefined : resolve(root, report),
  };
}

function packageIn(dir: string): ReleasedPackage {
  const manifest = readJson(join(dir, "package.json"));
  return { dir, name: String(manifest.name), manifest };
}

function compilerIn(dir: string): Compiler {
  const manifest = readJson(join(dir, "package.json"));
  const exact = String(manifest.version);
  const version = exact.split(".").slice(0, 2).join(".");
  const bin = get(manifest.bin, "tsc");
  return { version, exact, tsc: join(dir, String(bin)) };
}

function readJson(file: string): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
  } catch (cause) {
    throw new ContractError(`cannot read ${shown(file)}: ${(cause as Error).message}`, {
      hint: "correct the path in contract.config.json, or the JSON",
      cause,
    });
  }
}

/** The file that an import of the package's main entry loads. Throws a ContractError when it is not built. */
export function entryOf({ dir, name }: Pick<ReleasedPackage, "dir" | "name">, entry = ""): string {
  try {
    const file = createRequire(join(dir, "package.json")).resolve(name + entry);
    if (existsSync(file)) return file;
  } catch {
    // Reported below, as a missing file is.
  }
  throw new ContractError(`${name}${entry} is not built in ${shown(dir)}`, {
    hint: "build the packages first",
  });
}
