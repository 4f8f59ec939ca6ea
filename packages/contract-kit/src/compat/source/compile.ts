import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { ContractError } from "@partner-licenses/document/errors";
import { writeAtomic } from "@partner-licenses/document/files";
import type { CompatConfig, Compiler } from "../config.ts";
import type { Evidence } from "../evidence.ts";
import type { Home } from "../home/home.ts";
import { run } from "../home/process.ts";
import type { Side } from "../wire/side.ts";
import { type Reader, type ReaderLine, readerOf } from "./reader.ts";
import { typesText } from "./types.ts";

/** A compiler's complaint about one file. */
export interface CompileError {
  /** Path below the project. */
  readonly file: string;
  readonly line: number;
  readonly code: string;
  readonly message: string;
}

/** Sources of all versions, compiled with the types of all later ones. */
export interface SourceRun {
  readonly compiler: Compiler;
  readonly errors: readonly CompileError[];
}

/** Code of one version, to compile with the types of the same or a newer one. */
export interface SourceCase {
  readonly older: Side;
  readonly newer: Side;
  /** Folder of the code, below the project. */
  readonly place: string;
  readonly reader: Reader;
}

/** All cases in one folder, so that a compiler reads its library and the packages of others once. */
export interface SourceProject {
  readonly dir: string;
  readonly cases: readonly SourceCase[];
  /** SHA-256 over everything that a compiler is given. */
  readonly digest: string;
}

/** Writes the project: in `types-<newer>/` the packages, and for each older version its programs and the generated reader. */
export async function writeProject(
  dir: string,
  takers: readonly { side: Side; home: Home }[],
): Promise<SourceProject> {
  const hash = createHash("sha256");
  const put = (name: string, text: string) => {
    hash.update(`${name}\n${text}`);
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), text);
  };
  const cases: SourceCase[] = [];
  for (const [at, { side: newer, home }] of takers.entries()) {
    const folder = `types-${newer.subject.label}`;
    put(`${folder}/package.json`, '{ "type": "module" }\n');
    symlinkSync(join(home.dir, "node_modules"), join(dir, folder, "node_modules"), "junction");
    hash.update(basename(home.dir));
    put(`${folder}/new.ts`, await typesText(newer.subject));
    for (const { side: older } of takers.slice(0, at + 1)) {
      const place = `${folder}/${older.subject.label}`;
      const reader = readerOf(older, newer);
      put(`${place}/old.ts`, await typesText(older.subject));
      put(`${place}/reader.ts`, reader.text);
      for (const { name, text } of older.subject.programs) put(`${place}/programs/${name}`, text);
      cases.push({ older, newer, place, reader });
    }
  }
  return { dir, cases, digest: hash.digest("hex") };
}

/** Compiles the project, or takes what came of the same one before. Throws a ContractError when the compiler does not run. */
export async function compile(
  config: CompatConfig,
  { dir, digest }: SourceProject,
  compiler: Compiler,
): Promise<SourceRun> {
  const nodeNext = { module: "NodeNext", moduleResolution: "NodeNext", allowImportingTsExtensions: true };
  const compilerOptions = { ...config.compilerOptions, ...nodeNext, noEmit: true };
  const settings = JSON.stringify({ compilerOptions, include: ["*/*/**/*.ts", "*/*/**/*.tsx"] });
  const key = createHash("sha256").update(`${digest}\n${settings}\n${compiler.exact}`).digest("hex");
  const kept = join(config.root, "node_modules/.cache/contract-compat", `${key.slice(0, 20)}.json`);
  if (existsSync(kept)) return { compiler, errors: JSON.parse(readFileSync(kept, "utf8")) as CompileError[] };
  const file = join(dir, `tsconfig.${compiler.version}.json`);
  writeFileSync(file, settings);
  const args = [compiler.tsc, "-p", file, "--pretty", "false"];
  const { code, out, err } = await run(process.execPath, args, { cwd: dir });
  const errors = out.split("\n").flatMap(errorOf);
  const unrelated = errors.find((error) => !/^[^/]+\/[^/]+\/(programs\/|reader\.ts)/.test(error.file));
  if (unrelated !== undefined)
    throw broken(compiler, `${unrelated.file}(${unrelated.line}): ${unrelated.message}`);
  if (code !== 0 && errors.length === 0) throw broken(compiler, (out + err).trim());
  writeAtomic(kept, JSON.stringify(errors));
  return { compiler, errors };
}

function errorOf(line: string): CompileError[] {
  const found = /^(.+?)\((\d+),\d+\): error (TS\d+): (.*)$/.exec(line);
  if (found === null) return [];
  const [, path = "", at, code = "", message = ""] = found;
  return [{ file: path.replaceAll("\\", "/"), line: Number(at), code, message }];
}

function broken({ version }: Compiler, message: string): ContractError {
  return new ContractError(`TypeScript ${version} cannot check the programs: ${message}`, {
    hint: "the packages of that version must compile by themselves under the options of `compat.tsconfig`",
  });
}

/** What the errors about one case mean. Of nested parts that fail together the innermost are reported. */
export function evidenceOf(
  { place, reader, older }: SourceCase,
  errors: readonly CompileError[],
): Evidence[] {
  const own = errors.filter(({ file }) => file.startsWith(`${place}/`));
  const hit = own.flatMap((error) => {
    const line = error.file.endsWith("/reader.ts")
      ? reader.lines.find((each) => each.line === error.line)
      : undefined;
    return line === undefined ? [] : [{ error, line }];
  });
  const inner = hit.filter(({ line }) => !hit.some((other) => isInside(other.line, line)));
  const read = inner.map(
    ({ error, line }): Evidence => ({
      ...{ via: "compiler", what: line.what, message: `${error.code}: ${error.message}` },
      ...{ operation: line.operation, direction: line.direction, base: partsOf(line, error), revision: [] },
    }),
  );
  const programs = own.filter(({ file }) => file.includes("/programs/"));
  return [...read, ...programs.map((error) => programEvidence(error, older))];
}

/** The part that the line uses, and its media type where the compiler misses that. */
function partsOf({ pointer, media }: ReaderLine, { message }: CompileError): string[] {
  return media !== undefined && message.includes(`'${media.name}'`) ? [pointer, media.pointer] : [pointer];
}

function isInside(one: ReaderLine, outer: ReaderLine): boolean {
  const same = one.operation === outer.operation && one.direction === outer.direction;
  return same && (one.what.startsWith(`${outer.what}.`) || one.what.startsWith(`${outer.what}[`));
}

function programEvidence({ file, line, code, message }: CompileError, { subject }: Side): Evidence {
  const name = file.slice(file.lastIndexOf("/") + 1);
  const text = subject.programs.find((each) => each.name === name)?.text.split("\n")[line - 1] ?? "";
  const words = `${text} ${message}`.match(/[A-Za-z_$][\w$-]*/g) ?? [];
  const what = `${name}:${line}  ${text.trim()}`;
  return { via: "program", what, message: `${code}: ${message}`, base: [], revision: [], words };
}
