import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { build } from "esbuild";
import fc from "fast-check";
import { expect, test } from "vitest";
import { runtime } from "../../contract-kit/src/generate/imports.ts";
import { validatorFiles } from "../../contract-kit/src/generate/validators/file.ts";
import type { Check } from "../src/checks/core.ts";

/** Schemas of other contracts: every keyword that the generator knows, alone and together. */
const schemas: Record<string, object> = {
  Bounds: { type: "number", exclusiveMinimum: -1, maximum: 3, multipleOf: 0.5 },
  Text: { type: "string", minLength: 1, maxLength: 2, pattern: "^[a-z/]" },
  Formats: { type: "array", items: { type: "string", format: "uuid" }, minItems: 1, uniqueItems: true },
  Day: { type: ["string", "null"], format: "date" },
  Choice: { enum: ["a", 1, null, { a: [1] }] },
  Only: { const: [1, { a: 2 }] },
  Untyped: { minLength: 2, minimum: 1, minItems: 1, required: ["a"], properties: { a: {} } },
  Mixed: {
    type: ["object", "array", "integer"],
    properties: { a: { type: "string" } },
    items: { type: "null" },
  },
  Closed: { type: "object", properties: { a: { type: "boolean" } }, additionalProperties: false },
  Map: { type: "object", additionalProperties: { type: "integer" }, minProperties: 1, maxProperties: 2 },
  Patterns: {
    type: "object",
    patternProperties: { "^x": { type: "string" } },
    additionalProperties: { type: "null" },
    required: ["b", "x1"],
  },
  Tuple: { type: "array", prefixItems: [{ type: "string" }, { type: "integer" }], items: false, maxItems: 3 },
  Any: { anyOf: [{ type: "string" }, { $ref: "#/components/schemas/Closed" }] },
  One: { oneOf: [{ type: "integer" }, { type: "number", minimum: 1 }, { type: "object", required: ["a"] }] },
  Both: {
    allOf: [
      { $ref: "#/components/schemas/Part" },
      { type: "object", properties: { b: { type: "integer" } }, required: ["b"] },
    ],
  },
  Part: { type: "object", properties: { a: { type: "string" } } },
  Not: { not: { type: "string" } },
  Conditional: {
    if: { type: "object", required: ["a"] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { required: ["b"] },
    else: { not: { type: "integer" } },
  },
  Tree: { type: "object", properties: { a: { $ref: "#/components/schemas/Tree" }, b: { type: "integer" } } },
  Sibling: { $ref: "#/components/schemas/Part", required: ["b"] },
  Nothing: { type: "object", properties: { a: false } },
  Plain: { type: "object" },
  List: { type: "array" },
};
const names = Object.keys(schemas);
const document = { components: { schemas } };

/** The generated checks of these schemas, bundled with the runtime's own. */
const checks = await generated();
async function generated(): Promise<Record<string, Check>> {
  const operations = names.map((id) => ({
    id,
    responses: [
      { status: "200", content: { "application/json": { schema: { $ref: `#/components/schemas/${id}` } } } },
    ],
  }));
  const files = validatorFiles({ document, operations } as never);
  const { outputFiles } = await build({
    stdin: {
      contents: files["validators.ts"] as string,
      loader: "ts",
      resolveDir: fileURLToPath(new URL(".", import.meta.url)),
    },
    alias: { [`${runtime}/checks`]: fileURLToPath(new URL("../src/checks/index.ts", import.meta.url)) },
    bundle: true,
    format: "esm",
    write: false,
  });
  const url = `data:text/javascript;base64,${Buffer.from(outputFiles[0]?.contents ?? "").toString("base64")}`;
  return ((await import(/* @vite-ignore */ url)) as { successChecks: Record<string, Check> }).successChecks;
}

const ajv = new Ajv2020({ strict: false });
(addFormats as unknown as (instance: Ajv2020) => void)(ajv);
ajv.addSchema(document, "contract");

const leaf = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, 1, 1.5, 3, -1, 7, "", "a", "ab", "abc", "/", "A", "2024-02-29"),
  fc.constantFrom<unknown>("2023-02-29", "123e4567-e89b-12d3-a456-426614174000", [1, { a: 2 }], { a: [1] }),
);
const field = fc.constantFrom("a", "b", "c", "x1");
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.array(fc.tuple(field, tie("value")), { maxLength: 3 }).map((pairs) => Object.fromEntries(pairs)),
  ),
}));

test.each(names)("%s agrees with Ajv", (name) => {
  const check = checks[`${name}200`] as Check;
  const reference = ajv.compile({ $ref: `contract#/components/schemas/${name}` });
  fc.assert(
    fc.property(value, (body) => {
      const kinds: string[] = [];
      check(body, "$", (_, kind) => void kinds.push(kind));
      const valid = kinds.every((kind) => kind.startsWith("+"));
      expect({ body, valid }).toEqual({ body, valid: reference(body) });
    }),
    { numRuns: 1000 },
  );
});

test("fields are additions only where no schema speaks of them", () => {
  const added = (name: string, body: unknown) => {
    const issues: string[] = [];
    checks[`${name}200`]?.(body, "$", (path, kind) => void issues.push(`${path} ${kind}`));
    return issues;
  };
  expect(added("Tree", { a: { c: 1 }, d: 2 })).toEqual(["$.a.c +field", "$.d +field"]);
  expect(added("Both", { a: "", b: 1, c: 2 })).toEqual([]);
  expect(added("Map", { c: 1 })).toEqual([]);
  expect(added("Closed", { c: 1 })).toEqual(["$.c additionalProperties"]);
});
