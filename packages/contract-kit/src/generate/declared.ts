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
import { flatten } from "../model/flatten.ts";
import { isNamed, isTagged, leadsTo } from "./types/discriminators.ts";

/** How deep a value is looked at; what is deeper is taken. */
const deepest = 12;

/**
 * A value without the properties that no schema declares. A schema accepts them, a type does not: whoever writes the
 * value in code is refused by the compiler.
 */
export function declaredPart(document: JsonObject, schema: Json | undefined, value: Json): Json {
  return partOf(document, [schema], value);
}

/**
 * Whether a type takes the value as far as the schema does: one that lists properties without a type accepts a text,
 * while the type that is made from it is an object.
 */
export function suitsType(document: JsonObject, schema: Json | undefined, value: Json, depth = 0): boolean {
  if (depth > deepest) return true;
  if (!suitsUnions(document, schema, value, depth)) return false;
  const all = partsFor(document, schema, value, new Set());
  const listed = all.map((part) => objectOrEmpty(part.properties));
  if (all.some((part) => leadsNowhere(document, part, value))) return false;
  const isSaid = all.some((part) => part.type !== undefined);
  if (typeof value !== "object" || value === null) if (!hasType(all, value)) return false;
  if (Array.isArray(value)) {
    const items = all.flatMap((part) => (part.items === undefined ? [] : [part.items]));
    const isItem = (item: Json) => items.some((each) => suitsType(document, each, item, depth + 1));
    if (items.length > 0 && !value.every(isItem)) return false;
  }
  if (!isObject(value)) return isSaid || listed.every((each) => Object.keys(each).length === 0);
  return Object.entries(value).every(([name, member]) => {
    const declared = listed.filter((each) => Object.hasOwn(each, name));
    return (
      declared.length === 0 ||
      declared.some((each) => suitsType(document, each[name], member as Json, depth + 1))
    );
  });
}

/** Whether of each union one alternative alone takes the value, with all that it requires. */
function suitsUnions(document: JsonObject, raw: Json | undefined, value: Json, depth: number): boolean {
  if (depth > deepest) return true;
  const schema = deref(document, raw);
  const unions = ["oneOf", "anyOf"].map((key) => asArray(get(schema, key)));
  return (
    asArray(get(schema, "allOf")).every((part) => suitsUnions(document, part, value, depth + 1)) &&
    unions.every(
      (branches) =>
        branches.length === 0 ||
        branches.some(
          (branch) => hasRequired(document, branch, value) && suitsType(document, branch, value, depth + 1),
        ),
    )
  );
}

function hasRequired(document: JsonObject, branch: Json, value: Json): boolean {
  if (!isObject(value)) return true;
  const { required, properties } = flatten(document, branch);
  return asArray(required).every((name) => {
    const property = get(properties, String(name));
    return Object.hasOwn(value, String(name)) || isRead(document, property);
  });
}

function partOf(document: JsonObject, schemas: readonly (Json | undefined)[], value: Json): Json {
  if (typeof value !== "object" || value === null) return value;
  const all = schemas.flatMap((schema) => partsFor(document, schema, value, new Set()));
  if (Array.isArray(value)) {
    const items = all.flatMap((schema) => [...asArray(schema.prefixItems), schema.items]);
    return value.map((item) => partOf(document, items, item));
  }
  const isOpen = all.some(hasMore);
  const listed = (name: string) =>
    all
      .map((schema) => objectOrEmpty(schema.properties))
      .flatMap((each) => (Object.hasOwn(each, name) ? [each[name]] : []));
  const isBare = all.every((schema) => Object.keys(objectOrEmpty(schema.properties)).length === 0);
  const required = new Set(all.flatMap((schema) => asArray(schema.required)));
  const tags = all.map(({ discriminator }) => get(discriminator, "propertyName"));
  const kept = Object.entries(value).flatMap(([name, member]): [string, Json][] => {
    const declared = listed(name);
    if (declared.some((each) => isRead(document, each))) return [];
    if (declared.length > 0) return [[name, partOf(document, declared, member as Json)]];
    return isOpen || isBare || required.has(name) || tags.includes(name) ? [[name, member as Json]] : [];
  });
  return Object.fromEntries(kept);
}

/** The schema and all that it is composed of, but for the alternatives that cannot be meant by the value. */
function partsFor(
  document: JsonObject,
  raw: Json | undefined,
  value: Json,
  seen: Set<unknown>,
): JsonObject[] {
  const schema = deref(document, raw);
  if (!isObject(schema) || seen.has(schema)) return [];
  seen.add(schema);
  const discriminator = objectOrEmpty(schema.discriminator);
  const tag = get(value, asString(discriminator.propertyName) ?? "");
  const alternatives = ["anyOf", "oneOf"]
    .flatMap((key) => asArray(schema[key]))
    .filter(
      // what a tag leads to is meant, even where it names the tag otherwise
      (branch) =>
        leadsTo(document, branch, discriminator, tag) &&
        (isNamed(branch, discriminator, tag) || !contradicts(document, branch, value)),
    );
  return [
    schema,
    ...[...asArray(schema.allOf), ...alternatives].flatMap((part) => partsFor(document, part, value, seen)),
  ];
}

/** Whether a schema names values for a property of which the value has another one. */
function contradicts(document: JsonObject, schema: Json, value: Json): boolean {
  const properties = Object.entries(objectOrEmpty(flatten(document, schema).properties));
  return properties.some(([name, property]) => {
    const own = get(value, name);
    const rules = objectOrEmpty(deref(document, property));
    const allowed = rules.const === undefined ? asArray(rules.enum) : [rules.const];
    return own !== undefined && typeof own !== "object" && allowed.length > 0 && !allowed.includes(own);
  });
}

/** Whether one of the schemas allows a scalar's type, if any of them says one. */
function hasType(schemas: readonly JsonObject[], value: Json): boolean {
  const types = schemas.flatMap(({ type }) => (type === undefined ? [] : [type].flat()));
  if (types.length === 0) return true;
  if (value === null) return types.includes("null") || schemas.some(({ nullable }) => nullable === true);
  return types.includes(typeof value) || (typeof value === "number" && types.includes("integer"));
}

/** Whether the value of a discriminator is none of those that the mapping knows, or missing where types ask for it. */
function leadsNowhere(document: JsonObject, schema: JsonObject, value: Json): boolean {
  const discriminator = objectOrEmpty(schema.discriminator);
  const tag = get(value, asString(discriminator.propertyName) ?? "");
  const branches = [...asArray(schema.anyOf), ...asArray(schema.oneOf)];
  const takes = (branch: Json) =>
    tag === undefined
      ? !isTagged(document, branch, discriminator)
      : leadsTo(document, branch, discriminator, tag);
  return branches.length > 0 && !branches.some(takes);
}

/** Whether a property is only read, as it says itself or as what it refers to does. */
function isRead(document: JsonObject, schema: Json | undefined): boolean {
  return [schema, deref(document, schema)].some((each) => get(each, "readOnly") === true);
}

/** Whether a type allows properties that are not listed. */
function hasMore(schema: JsonObject): boolean {
  const { additionalProperties, patternProperties } = schema;
  return additionalProperties === true || isObject(additionalProperties) || isObject(patternProperties);
}
