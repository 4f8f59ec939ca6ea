import { asArray, asObject, entries } from "../../json.ts";
import { evaluate } from "../evaluate.ts";
import { regexOf } from "../schema/pattern.ts";
import type { Schema, Schemas } from "../schema/schemas.ts";
import { typesOf } from "../schema/spelling.ts";
import type { JsonSchema } from "../schema/types.ts";

/** What a text could be by its schema: every type of every alternative. The judge has the last word. */
export interface Outline {
  readonly types: ReadonlySet<string>;
  /** Whether it could be anything. */
  readonly isAny: boolean;
  /** What a schema that names no types is about, as it describes members or items of it. */
  readonly meant: "object" | "array" | undefined;
  /** The lowered schemas behind it, of which at least one holds. */
  readonly schemas: readonly JsonSchema[];
  /** Whether a value may be one. */
  accepts(value: unknown): boolean;
  property(name: string): Outline;
  item(index: number): Outline;
  /** The names that are declared. */
  readonly names: ReadonlySet<string>;
  /** Those that one of the schemas requires. */
  readonly required: ReadonlySet<string>;
  /** Whether members with other names may come. */
  readonly isOpen: boolean;
}

const all = ["null", "boolean", "integer", "number", "string", "array", "object"];

const outlines = new WeakMap<Schema, Outline>();

/** The outline of a schema. */
export function outlineOf(schema: Schema): Outline {
  const known = outlines.get(schema) ?? outline(schema.home, [schema.root]);
  outlines.set(schema, known);
  return known;
}

function outline(home: Schemas, schemas: readonly JsonSchema[]): Outline {
  const parts = schemas.flatMap((schema) => together(home, schema));
  const named = new Set(schemas.flatMap((schema) => [...typesIn(home, schema, new Set())]));
  const types = schemas.length === 0 ? new Set(all) : named;
  const objects = parts.filter((part) => typeof part === "object");
  const names = new Set(objects.flatMap((part) => Object.keys(asObject(part.properties) ?? {})));
  const hasItems = objects.some((part) => part.items !== undefined || part.prefixItems !== undefined);
  const shape = names.size > 0 ? "object" : hasItems ? "array" : undefined;
  const isAny = types.size === all.length;
  return {
    schemas,
    types,
    isAny,
    meant: isAny ? shape : undefined,
    names,
    required: new Set(objects.flatMap((part) => asArray(part.required) as string[])),
    accepts: (value) => schemas.length === 0 || evaluate(home.some(schemas), value) !== "refused",
    isOpen: objects.every((part) => part.additionalProperties !== false),
    property: (name) =>
      outline(
        home,
        objects.flatMap((part) => propertyOf(part, name)),
      ),
    item: (index) =>
      outline(
        home,
        objects.flatMap((part) => {
          const schema = asArray(part.prefixItems)[index] ?? part.items;
          return schema === undefined ? [] : [schema as JsonSchema];
        }),
      ),
  };
}

function propertyOf(part: Exclude<JsonSchema, boolean>, name: string): JsonSchema[] {
  const own = entries(part.properties).filter(([key]) => key === name);
  const matched = entries(part.patternProperties).filter(([pattern]) => regexOf(pattern)?.test(name));
  const found = [...own, ...matched].map(([, schema]) => schema as JsonSchema);
  const rest = part.additionalProperties;
  return found.length > 0 || rest === undefined ? found : [rest as JsonSchema];
}

const about = ["allOf", "anyOf", "oneOf"];

/** The schema and all that may be about the same value. */
function together(home: Schemas, schema: JsonSchema, seen = new Set<JsonSchema>()): JsonSchema[] {
  if (typeof schema === "boolean" || seen.has(schema)) return [];
  seen.add(schema);
  const ref = schema.$ref;
  const inner = [
    ...(typeof ref === "string" ? [home.definition(ref).root] : []),
    ...about.flatMap((key) => asArray(schema[key]) as JsonSchema[]),
    ...(["then", "else"].flatMap((key) => schema[key] ?? []) as JsonSchema[]),
  ];
  return [schema, ...inner.flatMap((each) => together(home, each, seen))];
}

function typesIn(home: Schemas, schema: JsonSchema, open: ReadonlySet<JsonSchema>): Set<string> {
  if (typeof schema === "boolean") return new Set(schema ? all : []);
  if (open.has(schema)) return new Set(all);
  const inside = new Set([...open, schema]);
  const of = (each: JsonSchema) => typesIn(home, each, inside);
  let types = new Set(typesOf(schema) ?? all);
  const listed = "const" in schema ? [schema.const] : schema.enum;
  if (Array.isArray(listed)) types = common(types, new Set(listed.flatMap(typesOfValue)));
  const ref = schema.$ref;
  if (typeof ref === "string") types = common(types, of(home.definition(ref).root));
  for (const part of asArray(schema.allOf) as JsonSchema[]) types = common(types, of(part));
  for (const kind of ["anyOf", "oneOf"]) {
    const branches = asArray(schema[kind]) as JsonSchema[];
    if (branches.length > 0) types = common(types, new Set(branches.flatMap((branch) => [...of(branch)])));
  }
  return types;
}

function common(a: ReadonlySet<string>, b: ReadonlySet<string>): Set<string> {
  const both = [...a].filter((type) => b.has(type) || (type === "number" && b.has("integer")));
  const whole = a.has("integer") && b.has("number") ? ["integer"] : [];
  return new Set([...both.map((type) => (b.has(type) ? type : "integer")), ...whole]);
}

function typesOfValue(value: unknown): string[] {
  if (value === null) return ["null"];
  if (Array.isArray(value)) return ["array"];
  if (typeof value === "number") return ["number", "integer"];
  return [typeof value];
}
