import type { Random } from "@partner-licenses/document/values/random";
import { pick, type Schema } from "./random.ts";

/** Makes a random schema of at most the depth. */
export type MakeSchema = (random: Random, depth?: number) => Schema;

/** Two schemas to compare. */
export type Pair = readonly [Schema, Schema];

/** A place inside a schema where another schema stands. */
type Slot = readonly [holder: Record<string, unknown> | unknown[], key: string | number];

const single = ["items", "contains", "not", "if", "then", "else", "additionalProperties"];
const several = ["oneOf", "anyOf", "allOf", "prefixItems"];

function slots(schema: unknown): Slot[] {
  if (typeof schema !== "object" || schema === null) return [];
  const holder = schema as Record<string, unknown>;
  const own: Slot[] = single.filter((key) => key in holder).map((key) => [holder, key]);
  for (const key of several) {
    const list = holder[key];
    if (Array.isArray(list)) own.push(...list.map((_, index): Slot => [list, index]));
  }
  const properties = holder.properties as Record<string, unknown> | undefined;
  for (const name of Object.keys(properties ?? {})) own.push([properties as Record<string, unknown>, name]);
  return [...own, ...own.flatMap((slot) => slots(at(slot)))];
}

function at([holder, key]: Slot): unknown {
  return (holder as Record<string | number, unknown>)[key];
}

function put([holder, key]: Slot, value: unknown): void {
  (holder as Record<string | number, unknown>)[key] = value;
}

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** The schema with one keyword dropped or changed, one alternative more or less, or one inner schema replaced. */
function edited(random: Random, schema: Schema, make: MakeSchema): Schema {
  const root = { schema: copy(schema) };
  const all: Slot[] = [[root, "schema"], ...slots(root.schema)];
  const slot = pick(random, all);
  const here = at(slot);
  const roll = random(1, 4);
  if (roll === 1 || typeof here !== "object" || here === null) put(slot, make(random, 1));
  else if (roll === 2) editList(random, here as Record<string, unknown>, make);
  else if (roll === 3) drop(random, here as Record<string, unknown>);
  else put(slot, { ...schemaLike(random, here as Record<string, unknown>, make), ...(here as object) });
  return root.schema;
}

function editList(random: Random, schema: Record<string, unknown>, make: MakeSchema): void {
  for (const key of ["oneOf", "anyOf", "enum", "required"]) {
    const list = schema[key];
    if (!Array.isArray(list)) continue;
    if (key === "oneOf" || key === "anyOf") {
      if (random(0, 1) === 0 || list.length < 2) list.push(make(random, 1));
      else list.splice(random(0, list.length - 1), 1);
    } else if (list.length > 1) list.splice(random(0, list.length - 1), 1);
    return;
  }
}

function drop(random: Random, schema: Record<string, unknown>): void {
  const keys = Object.keys(schema).filter((key) => key !== "properties");
  if (keys.length > 1) delete schema[pick(random, keys)];
}

/** Keywords of a schema of the same type. */
function schemaLike(random: Random, schema: Record<string, unknown>, make: MakeSchema): object {
  for (let tries = 0; tries < 8; tries++) {
    const other = make(random, 1);
    if (typeof other === "object" && other.type === schema.type)
      return { ...other, properties: schema.properties ?? {} };
  }
  return {};
}

/** The same values, spelled differently; undefined where the way does not fit. */
type Respelling = (schema: Record<string, unknown>) => Schema | undefined;

const respellings: readonly Respelling[] = [
  (schema) => ({ allOf: [schema] }),
  (schema) => ({ anyOf: [schema] }),
  (schema) => ({ oneOf: [schema] }),
  (schema) => ({ not: { not: schema } }),
  (schema) => ({ anyOf: [schema, schema] }),
  (schema) =>
    Array.isArray(schema.enum) && "type" in schema === false
      ? { anyOf: schema.enum.map((value) => ({ const: value })) }
      : undefined,
  (schema) =>
    Array.isArray(schema.enum) && "type" in schema === false
      ? { oneOf: schema.enum.map((value) => ({ const: value })) }
      : undefined,
  (schema) => ("const" in schema ? { enum: [schema.const] } : undefined),
  (schema) => (typeof schema.type === "string" ? { ...schema, type: [schema.type] } : undefined),
  (schema) => (schema.type === "number" ? { ...schema, type: ["integer", "number"] } : undefined),
  (schema) => (schema.type === "boolean" ? { enum: [true, false] } : undefined),
  (schema) => (schema.type === "null" ? { const: null } : undefined),
  (schema) =>
    schema.type === "integer" && typeof schema.minimum === "number" && !("exclusiveMinimum" in schema)
      ? { ...without(schema, "minimum"), exclusiveMinimum: schema.minimum - 1 }
      : undefined,
  (schema) => (schema.type === "array" && !("minItems" in schema) ? { ...schema, minItems: 0 } : undefined),
  (schema) =>
    schema.maxItems === 1 && schema.type === "array" ? { ...schema, uniqueItems: true } : undefined,
  (schema) =>
    schema.type === "object" && !("additionalProperties" in schema)
      ? { ...schema, additionalProperties: true }
      : undefined,
  (schema) => (Array.isArray(schema.oneOf) ? { oneOf: [...schema.oneOf].reverse() } : undefined),
  (schema) => (Array.isArray(schema.anyOf) ? { anyOf: [...schema.anyOf].reverse() } : undefined),
  (schema) =>
    schema.type === "object" && Array.isArray(schema.required) && !("minProperties" in schema)
      ? { ...schema, minProperties: schema.required.length }
      : undefined,
];

function without(schema: Record<string, unknown>, key: string): Record<string, unknown> {
  const { [key]: _, ...rest } = schema;
  return rest;
}

/** The schema with one part of it spelled differently. */
function respelled(random: Random, schema: Schema): Schema {
  const root = { schema: copy(schema) };
  const slot = pick<Slot>(random, [[root, "schema"], ...slots(root.schema)]);
  const here = at(slot);
  if (typeof here !== "object" || here === null) return root.schema;
  const fitting = respellings.flatMap((respell) => respell(here as Record<string, unknown>) ?? []);
  put(slot, pick(random, fitting));
  return root.schema;
}

/** A random pair: mostly an edit, sometimes two strangers, sometimes two spellings of the same. */
export function pairOf(random: Random, make: MakeSchema): Pair {
  const base = make(random);
  const roll = random(1, 10);
  if (roll <= 2) return [base, respelled(random, base)];
  const revision = roll <= 4 ? make(random) : edited(random, base, make);
  return random(0, 1) === 0 ? [base, revision] : [revision, base];
}
