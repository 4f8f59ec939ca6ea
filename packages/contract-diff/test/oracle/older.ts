import type { Random } from "@partner-licenses/document/values/random";
import { numberFormats } from "./formats.ts";
import { pick, type Schema, schemaOf } from "./random.ts";

/** What schemas of the 3.0 world refer to. */
export const components = {
  schemas: {
    Name: { type: "string", maxLength: 2 },
    Maybe: { type: "integer", minimum: 1, nullable: true },
    Item: { type: "object", properties: { a: { type: "string" }, b: { type: "integer" } }, required: ["a"] },
  },
} as const;

const names = Object.keys(components.schemas);

/** Keywords that OpenAPI 3.0 does not have, and formats of texts, which the second validator does not check there. */
const newer: ReadonlySet<string> = new Set([
  "format",
  ...["prefixItems", "contains", "minContains", "maxContains", "unevaluatedItems", "if", "then", "else"],
  ...["patternProperties", "propertyNames", "dependentRequired", "dependentSchemas", "unevaluatedProperties"],
]);

const nested: ReadonlySet<string> = new Set([
  "oneOf",
  "anyOf",
  "allOf",
  "not",
  "items",
  "additionalProperties",
]);

/** A random schema as OpenAPI 3.0 spells it: with `nullable` and references next to which nothing counts. */
export function olderSchemaOf(random: Random, depth = 3): Schema {
  const schema = toOlder(schemaOf(random, depth));
  const roll = random(1, 100);
  const $ref = `#/components/schemas/${pick(random, names)}`;
  if (roll <= 8) return { $ref };
  if (roll <= 12) return { $ref, ...schema };
  return roll <= 35 && "type" in schema ? { ...schema, nullable: true } : schema;
}

/** The schema in words of OpenAPI 3.0; what has none there is left out. */
export function toOlder(schema: Schema): Exclude<Schema, boolean> {
  if (typeof schema === "boolean") return schema ? {} : { not: {} };
  const kept = Object.entries(schema).filter(
    ([key, held]) => !newer.has(key) || (key === "format" && numberFormats.has(held)),
  );
  const older: Record<string, unknown> = Object.fromEntries(
    kept.map(([key, held]) => [key, inner(key, held)]),
  );
  toOlderTypes(older);
  if ("const" in older) {
    older.enum = [older.const];
    delete older.const;
  }
  toOlderBound(older, "minimum", "exclusiveMinimum", Math.max);
  toOlderBound(older, "maximum", "exclusiveMaximum", Math.min);
  if (older.type === "array") older.items ??= {};
  return older;
}

function inner(key: string, held: unknown): unknown {
  if (key === "additionalProperties" && typeof held === "boolean") return held;
  if (Array.isArray(held) && nested.has(key)) return held.map((each: Schema) => toOlder(each));
  if (nested.has(key)) return toOlder(held as Schema);
  if (key !== "properties") return held;
  return Object.fromEntries(
    Object.entries(held as object).map(([name, each]) => [name, toOlder(each as Schema)]),
  );
}

function toOlderTypes(schema: Record<string, unknown>): void {
  const types = [schema.type ?? []].flat() as string[];
  const [first, ...more] = types.filter((type) => type !== "null");
  if (types.includes("null")) schema.nullable = true;
  // A null alone has no name there, and what says two types means the wider one here.
  if (types.length > 0 && first === undefined) {
    schema.type = "string";
    schema.enum = [null];
  } else if (first !== undefined) schema.type = more.includes("number") ? "number" : first;
  // Only next to a type does it say anything.
  if (schema.type === undefined) delete schema.nullable;
}

function toOlderBound(
  schema: Record<string, unknown>,
  bound: "minimum" | "maximum",
  exclusive: "exclusiveMinimum" | "exclusiveMaximum",
  tighter: (a: number, b: number) => number,
): void {
  const [closed, open] = [schema[bound], schema[exclusive]];
  if (typeof open !== "number") return;
  const both = typeof closed === "number" ? tighter(closed, open) : open;
  schema[bound] = both;
  schema[exclusive] = both === open;
}
