import { asArray, entries, type Json, type JsonObject, strings } from "../../json.ts";
import type { Schemas } from "../schema/schemas.ts";
import type { JsonSchema } from "../schema/types.ts";
import type { Solution } from "./scalars.ts";
import { withoutUnevaluated } from "./ways.ts";

/** A schema that a value has to meet, or with `fails` the one keyword of it that the value must not meet. */
export interface Literal {
  readonly home: Schemas;
  readonly schema: JsonSchema;
  /** The keyword that refuses the value; `any` of them where none is named. */
  readonly fails?: string;
  /** The pattern of `patternProperties` that it is about. */
  readonly pattern?: string;
}

/** Asks for a value that meets all the literals. */
export type Solve = (literals: readonly Literal[]) => Solution;

/** The types of JSON, as the solver tries them. */
export const kinds = ["null", "boolean", "number", "string", "array", "object"] as const;
export type Kind = (typeof kinds)[number];

/** Thrown where a schema says what nobody here understands: then nothing is proved. */
export class OpenError extends Error {}

/** Turns that are each enough: at least one list has to hold as a whole. */
export type Options = readonly (readonly Literal[])[];

/** What each of the ways in which a value of the kind may fail the schema comes to. */
export function failures({ home, schema: given }: Literal, kind: Kind): Options {
  if (typeof given === "boolean") return given ? [] : [[]];
  const schema = withoutUnevaluated(given, home);
  const is = (made: JsonSchema): Literal => ({ home, schema: made });
  const fails = (made: JsonSchema | undefined): Literal => ({ home, schema: made ?? true, fails: "any" });
  const not = (made: Json | undefined): Json => ({ not: made as Json });
  const types = typesOf(schema);
  if (!mayBe(schema, kind)) return [[]];
  const found: (readonly Literal[])[] = [];
  const option = (...literals: Literal[]) => found.push(literals);
  if (kind === "number" && types.includes("integer") && !types.includes("number"))
    option({ home, schema: { multipleOf: 1 }, fails: "multipleOf" });
  if ("const" in schema) option(...distinct(home, [schema.const as Json], kind));
  if (Array.isArray(schema.enum)) option(...distinct(home, schema.enum, kind));
  if (typeof schema.$ref === "string") option(fails(home.definition(schema.$ref).root));
  for (const part of schemasIn(schema.allOf)) option(fails(part));
  if (schema.anyOf !== undefined) option(...schemasIn(schema.anyOf).map(fails));
  if (schema.oneOf !== undefined) {
    const members = schemasIn(schema.oneOf);
    option(...members.map(fails));
    for (const [index, one] of members.entries())
      for (const other of members.slice(index + 1)) option(is(one), is(other));
  }
  if (schema.not !== undefined) option(is(schema.not as JsonSchema));
  if (schema.if !== undefined) {
    option(is(schema.if as JsonSchema), fails(schema.then as JsonSchema));
    option(fails(schema.if as JsonSchema), fails(schema.else as JsonSchema));
  }
  const own = (key: string) => schema[key] !== undefined && option({ home, schema, fails: key });
  if (kind === "number") {
    if (schema.minimum !== undefined) option(is({ exclusiveMaximum: schema.minimum }));
    if (schema.maximum !== undefined) option(is({ exclusiveMinimum: schema.maximum }));
    if (schema.exclusiveMinimum !== undefined) option(is({ maximum: schema.exclusiveMinimum }));
    if (schema.exclusiveMaximum !== undefined) option(is({ minimum: schema.exclusiveMaximum }));
    for (const key of ["multipleOf", "format"]) own(key);
  }
  if (kind === "string") {
    sizes(schema, "Length", option, is);
    for (const key of ["pattern", "format"]) own(key);
  }
  if (kind === "array") {
    sizes(schema, "Items", option, is);
    const prefix = asArray(schema.prefixItems);
    for (const [index, item] of prefix.entries())
      option(
        is({ minItems: index + 1, prefixItems: [...prefix.slice(0, index).map(() => true), not(item)] }),
      );
    for (const key of ["items", "uniqueItems", "unevaluatedItems"]) own(key);
    const { contains, minContains = 1, maxContains } = schema;
    if (contains !== undefined && Number(minContains) > 0)
      option(is({ contains, minContains: 0, maxContains: Number(minContains) - 1 }));
    if (contains !== undefined && maxContains !== undefined)
      option(is({ contains, minContains: Number(maxContains) + 1 }));
  }
  if (kind === "object") {
    sizes(schema, "Properties", option, is);
    for (const name of strings(schema.required)) option(is({ properties: { [name]: false } }));
    for (const [name, inner] of entries(schema.properties))
      option(is({ required: [name], properties: { [name]: not(inner) } }));
    for (const [pattern] of entries(schema.patternProperties))
      option({ home, schema, fails: "patternProperties", pattern });
    for (const key of ["additionalProperties", "propertyNames", "unevaluatedProperties"]) own(key);
    for (const [name, others] of entries(schema.dependentRequired))
      for (const other of strings(others)) option(is({ required: [name], properties: { [other]: false } }));
    for (const [name, inner] of entries(schema.dependentSchemas))
      option(is({ required: [name] }), fails(inner as JsonSchema));
  }
  return found;
}

function schemasIn(value: unknown): JsonSchema[] {
  return asArray(value) as JsonSchema[];
}

/** More or fewer than a counting keyword allows. */
function sizes(
  schema: JsonObject,
  what: "Length" | "Items" | "Properties",
  option: (literal: Literal) => unknown,
  is: (made: JsonObject) => Literal,
): void {
  const [least, most] = [schema[`min${what}`], schema[`max${what}`]];
  if (typeof least === "number" && least > 0) option(is({ [`max${what}`]: least - 1 }));
  if (typeof most === "number") option(is({ [`min${what}`]: most + 1 }));
}

/** A value that is none of the listed ones. */
function distinct(home: Schemas, values: readonly Json[], kind: Kind): Literal[] {
  return values.flatMap((value) => {
    if (kindOf(value) !== kind) return [];
    const shape = shapeOf(value);
    return [
      shape === undefined
        ? { home, schema: { const: value }, fails: "const" }
        : { home, schema: shape, fails: "any" },
    ];
  });
}

function typesOf({ type }: JsonObject): readonly unknown[] {
  return asArray(typeof type === "string" ? [type] : type);
}

/** Whether the `type` of a schema leaves values of the kind. */
export function mayBe(schema: JsonObject, kind: Kind): boolean {
  const types = typesOf(schema);
  return types.length === 0 || types.includes(kind) || (kind === "number" && types.includes("integer"));
}

/** A list or an object as the schema that takes nothing else. */
function shapeOf(value: Json): JsonSchema | undefined {
  if (Array.isArray(value)) {
    const prefix = value.map((item) => ({ const: item }));
    return { type: "array", minItems: value.length, prefixItems: prefix, items: false };
  }
  if (kindOf(value) !== "object") return undefined;
  const members = entries(value);
  const properties = Object.fromEntries(members.map(([name, held]) => [name, { const: held }]));
  return { type: "object", required: members.map(([name]) => name), properties, additionalProperties: false };
}

/** The type of a value. */
export function kindOf(value: unknown): Kind {
  if (value === null || value === undefined) return "null";
  return Array.isArray(value) ? "array" : (typeof value as Kind);
}
