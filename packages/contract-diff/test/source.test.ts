import { readFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { diff } from "../src/index.ts";
import { type Case, ownCases } from "./sets.ts";

interface Json {
  [key: string]: Json;
}

/** What code written against the base types does: it passes what it passed, and reads what it read. */
function consumer(name: string, direction: "request" | "response", id: string, status: string): string {
  const at = (file: string) =>
    direction === "request"
      ? `NonNullable<${file}.operations["${id}"]["requestBody"]>["content"]["application/json"]`
      : `${file}.operations["${id}"]["responses"][${status}]["content"]["application/json"]`;
  const [given, wanted] = direction === "request" ? ["Base", "Revision"] : ["Revision", "Base"];
  return `import type * as base from "./${name}.base.d.ts";
import type * as revision from "./${name}.revision.d.ts";
type Base = ${at("base")};
type Revision = ${at("revision")};
export const passes = (value: ${given}): ${wanted} => value;
type Deep<T, D extends 0[]> = D["length"] extends 4 ? never : [T] extends [(infer I)[]] ? Deep<I, [...D, 0]>
  : [T] extends [object] ? { [K in keyof T & string]-?: K | \`\${K}.\${Deep<NonNullable<T[K]>, [...D, 0]>}\` }[keyof T & string] : never;
export const knows = (key: Deep<Base, []>): Deep<Revision, []> => key;
`;
}

async function filesOf(item: Case): Promise<Map<string, string>> {
  const document = parse(readFileSync(item.base, "utf8")) as Json;
  const operation = Object.values(Object.values(document.paths ?? {})[0] ?? {})[0] as Json;
  const files = new Map<string, string>();
  for (const [side, file] of [
    ["base", item.base],
    ["revision", item.revision],
  ] as const) {
    const nodes = await openapiTS(parse(readFileSync(file, "utf8")) as never, { silent: true });
    files.set(`/${item.name}.${side}.d.ts`, astToString(nodes));
  }
  const status = Object.keys(operation.responses ?? {})[0] ?? "200";
  const direction = item.direction as "request" | "response";
  files.set(`/${item.name}.ts`, consumer(item.name, direction, String(operation.operationId), status));
  return files;
}

/** Names of the cases whose consumer does not compile. */
function failing(files: Map<string, string>): Set<string> {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    target: ts.ScriptTarget.ES2022,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    module: ts.ModuleKind.ESNext,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.getSourceFile = (name, target) => {
    const text = files.get(name);
    return text === undefined
      ? getSourceFile.call(host, name, target)
      : ts.createSourceFile(name, text, target);
  };
  host.fileExists = (name) => files.has(name) || fileExists.call(host, name);
  host.readFile = (name) => files.get(name) ?? readFile.call(host, name);
  const program = ts.createProgram(
    [...files.keys()].filter((name) => !name.endsWith(".d.ts")),
    options,
    host,
  );
  return new Set(
    ts.getPreEmitDiagnostics(program).map(({ file }) => file?.fileName.replace(/^\/|\.ts$/g, "") ?? ""),
  );
}

const cases = ownCases().filter(
  ({ name, direction }) =>
    /^(req|resp|cycle)-/.test(name) &&
    !/mediatype|body-became|status|header/.test(name) &&
    direction !== undefined &&
    direction !== "-",
);

describe("effect on consumers' TypeScript", () => {
  it(`is what tsc says of ${cases.length} cases`, async () => {
    const files = new Map<string, string>();
    for (const item of cases) for (const [name, text] of await filesOf(item)) files.set(name, text);
    const broken = failing(files);
    const judged: Record<string, string> = {};
    const found: Record<string, string> = {};
    for (const item of cases) {
      const { findings } = await diff(item.base, item.revision);
      found[item.name] = findings.some(({ source }) => source === "breaking") ? "breaks" : "compiles";
      judged[item.name] = broken.has(item.name) ? "breaks" : "compiles";
    }
    expect(found).toEqual(judged);
  });
});
