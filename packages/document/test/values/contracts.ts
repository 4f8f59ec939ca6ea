import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { asObject, entries, get } from "../../src/json.ts";
import { escapeStep } from "../../src/reader/pointer.ts";
import type { Version } from "../../src/reader/version.ts";
import { Workspace } from "../../src/reader/workspace.ts";
import { Schemas } from "../../src/values/schema/schemas.ts";
import type { Reading } from "../../src/values/schema/types.ts";

const root = fileURLToPath(new URL("../../../..", import.meta.url));

/** Folders with contracts: ours, the judged cases and what the tests of other packages read. */
const folders = [
  "spec/openapi.yaml",
  "packages/contract-diff/test/specs",
  "packages/contract-diff/test/cases",
  "packages/contract-kit/test/fixtures/museum.yaml",
  "packages/mock/test/fixtures/styles.yaml",
  "packages/mock/test/fixtures/legacy.yaml",
  "test/releases",
];

/** A contract of one file. */
export interface Sample {
  readonly file: string;
  readonly document: object;
  readonly dialect: Version;
}

/** The repository's contracts whose references stay inside one file. */
export function contracts(): Sample[] {
  return folders
    .flatMap((each) => filesOf(each))
    .flatMap((file) => {
      const text = readFileSync(join(root, file), "utf8");
      const document = asObject(parse(text, { logLevel: "silent" }));
      const dialect = /^3\.[012]/.exec(String(document?.openapi))?.[0] as Version | undefined;
      const isWhole = !/\$ref"?: *["']?[^#"' ]/.test(text);
      return document === undefined || dialect === undefined || !isWhole ? [] : [{ file, document, dialect }];
    });
}

function filesOf(path: string): string[] {
  if (/\.(ya?ml|json)$/.test(path)) return [path];
  return readdirSync(join(root, path), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(ya?ml|json)$/.test(name))
    .map((name) => join(path, name));
}

/** The schemas of a contract in one direction. */
export function schemasOf(document: object, reading: Reading): Schemas {
  return new Schemas(new Workspace({ document }), reading);
}

/** The schema at a pointer of a document. */
export function schemaAt(schemas: Schemas, document: object, pointer: string, raw: unknown) {
  return schemas.at(raw, { source: { id: "", root: document }, pointer });
}

/** Where a document's schemas stand: those of its components, and those under `schema`. */
export function* places(document: object): Generator<{ pointer: string; raw: unknown }> {
  for (const [name, raw] of entries(get(get(document, "components"), "schemas")))
    yield { pointer: `#/components/schemas/${escapeStep(name)}`, raw };
  yield* under(document, "#");
}

function* under(value: unknown, pointer: string): Generator<{ pointer: string; raw: unknown }> {
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const at = `${pointer}/${escapeStep(key)}`;
    if (key === "example" || key === "examples" || key === "properties") continue;
    if (key === "schema") yield { pointer: at, raw: inner };
    else yield* under(inner, at);
  }
}
