import { deref } from "@partner-licenses/document/deref";
import {
  asArray,
  asString,
  get,
  isObject,
  type Json,
  type JsonObject,
  objectOrEmpty,
} from "@partner-licenses/document/json";
import { componentOf } from "./component.ts";

/** Rewrites one schema, without those inside, for openapi-typescript. Changes it. */
export function lowerSchema(document: JsonObject, schema: JsonObject, is30: boolean): void {
  if (schema.const === null) replace(schema, { type: "null", description: schema.description });
  keepListedTexts(schema);
  keepListedObjects(schema);
  openReference(schema, is30);
  openTuple(schema);
  widenAdditions(schema);
  listRequired(document, schema);
  wrapUnion(schema);
}

function replace(schema: JsonObject, next: Readonly<Record<string, Json | undefined>>): void {
  for (const key of Object.keys(schema)) delete schema[key];
  for (const [key, value] of Object.entries(next)) if (value !== undefined) schema[key] = value;
}

/** YAML makes booleans and numbers of some texts in a list, which are texts all the same. */
function keepListedTexts(schema: JsonObject): void {
  if (schema.type === "string" && Array.isArray(schema.enum))
    schema.enum = schema.enum.map((each) => (each === null ? each : String(each)));
}

/** Next to what describes objects, the library takes a list of values for schemas. A list in which none is an object says nothing. */
function keepListedObjects(schema: JsonObject): void {
  const { enum: listed, type, properties, additionalProperties, ...rest } = schema;
  if (!Array.isArray(listed) || (type !== "object" && !properties && !additionalProperties)) return;
  const fitting = type === "object" ? listed.filter(isObject) : listed;
  if (fitting.length === 0) delete schema.enum;
  else replace(schema, { ...rest, enum: fitting });
}

/** What only describes, and changes no type. */
const remarks = new Set([
  "$ref",
  "description",
  "summary",
  "title",
  "deprecated",
  "example",
  "examples",
  "default",
]);

/** Since 3.1 a reference may have keywords next to it, which the library does not see. */
function openReference(schema: JsonObject, is30: boolean): void {
  const ref = asString(schema.$ref);
  const others = Object.entries(schema).filter(([key]) => !remarks.has(key) && !key.startsWith("x-"));
  if (ref === undefined || is30 || others.length === 0) return;
  const { description, required } = schema;
  const rest = Object.fromEntries(others.filter(([key]) => key !== "required"));
  replace(schema, { description, required, allOf: [{ $ref: ref }, ...(isEmpty(rest) ? [] : [rest])] });
}

/** A tuple that may be shorter, or longer, is a list of what may stand in it. */
function openTuple(schema: JsonObject): void {
  const first = asArray(schema.prefixItems);
  if (first.length === 0) return;
  const { items, minItems, maxItems } = schema;
  const isClosed = items === false || (typeof maxItems === "number" && maxItems <= first.length);
  if (isClosed && typeof minItems === "number" && minItems >= first.length) return;
  delete schema.prefixItems;
  schema.items = { anyOf: [...first, ...(isObject(items) ? [items] : [])] };
}

const scalars = new Set(["string", "number", "integer", "boolean", "null"]);

/** In a type, all properties must be what a property with any name is. */
function widenAdditions(schema: JsonObject): void {
  const properties = valuesOf(schema.properties);
  const { additionalProperties: rest, patternProperties } = schema;
  if (patternProperties !== undefined) {
    const patterns = valuesOf(patternProperties);
    delete schema.patternProperties;
    const all = [...patterns, ...(isObject(rest) ? [rest] : [])];
    schema.additionalProperties = rest === true || all.length === 0 ? true : { anyOf: all };
  }
  const additions = schema.additionalProperties;
  if (properties.length === 0 || !isObject(additions) || Object.keys(additions).length === 0) return;
  const isSmall = properties.every(
    (each) => isObject(each) && (each.$ref !== undefined || scalars.has(String(each.type))),
  );
  schema.additionalProperties = isSmall ? { anyOf: distinct([additions, ...properties]) } : true;
}

function valuesOf(map: Json | undefined): Json[] {
  return Object.values(objectOrEmpty(map)).filter((each) => each !== undefined);
}

function distinct(schemas: readonly Json[]): Json[] {
  const kept = new Map(
    schemas.map((schema) => {
      const bare = Object.entries(objectOrEmpty(schema)).filter(
        ([key]) => !remarks.has(key) || key === "$ref",
      );
      return [JSON.stringify(bare), Object.fromEntries(bare)] as const;
    }),
  );
  return [...kept.values()];
}

/** What is required has a type of its own where it is listed, whoever lists it. */
function listRequired(document: JsonObject, schema: JsonObject): void {
  const parts = asArray(schema.allOf);
  const inline = parts.filter((part) => componentOf(part) === undefined);
  const listed = [schema, ...inline].flatMap((part) => asArray(get(part, "required")).map(String));
  // a part that lists the property itself is given what the whole requires
  const has = (name: string) =>
    [schema, ...inline].some((part) => get(part, "properties", name) !== undefined);
  const missing = [...new Set(listed)].filter((name) => !has(name));
  if (missing.length === 0) return;
  if (parts.length > 0) {
    const properties = missing.map((name) => [name, inherited(document, parts, name) ?? {}] as const);
    const extra = { type: "object", required: missing, properties: Object.fromEntries(properties) };
    schema.allOf = [...parts, extra];
    const left = asArray(schema.required).filter((name) => has(String(name)));
    if (left.length > 0) schema.required = left;
    else delete schema.required;
  } else if ([schema.type ?? "object"].flat().includes("object") && schema.properties !== undefined) {
    const properties = missing.map((name) => [name, {}] as const);
    schema.properties = { ...objectOrEmpty(schema.properties), ...Object.fromEntries(properties) };
  }
}

/** What the parts of a composition say of a property. */
function inherited(document: JsonObject, parts: readonly Json[], name: string, depth = 0): Json | undefined {
  if (depth > 20) return undefined;
  for (const part of parts) {
    const schema = deref(document, part);
    const found =
      get(schema, "properties", name) ?? inherited(document, asArray(get(schema, "allOf")), name, depth + 1);
    if (found !== undefined) return withoutRemarks(found);
  }
  return undefined;
}

function withoutRemarks(schema: Json): Json {
  if (!isObject(schema)) return schema;
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key === "$ref" || !remarks.has(key)));
}

/** `anyOf` next to other keywords narrows them; the library would take both for alternatives. */
function wrapUnion(schema: JsonObject): void {
  const { anyOf, allOf, description, nullable, ...rest } = schema;
  const keys = ["properties", "additionalProperties", "oneOf", "enum", "const"];
  const hasOthers =
    allOf !== undefined ||
    keys.some((key) => key in rest) ||
    (rest.type !== undefined && rest.type !== "object");
  if (!Array.isArray(anyOf) || !hasOthers) return;
  const core = isEmpty(rest) ? [] : [rest];
  replace(schema, { description, nullable, allOf: [...core, ...asArray(allOf), { anyOf }] });
}

function isEmpty(value: JsonObject): boolean {
  return Object.keys(value).length === 0;
}
