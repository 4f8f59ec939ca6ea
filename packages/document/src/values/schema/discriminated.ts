import { asArray, isObject, type Json, type JsonObject } from "../../json.ts";
import type { Tags } from "./discriminator.ts";
import type { JsonSchema } from "./types.ts";

interface Around {
  tagsOf(schema: JsonSchema): Tags | undefined;
  /** A copy stands where its original is written. */
  copied(original: object, copy: object): void;
  /** Whether a schema lists the values of a property. */
  lists(schema: JsonSchema, property: string): boolean;
}

/**
 * The schema with each discriminator as a rule: a value that names a branch is judged by that branch alone, as its
 * readers will read it, where others would take it too. One that is no name of any branch is refused, but for branches
 * that list it themselves; without the property, and where a branch has no name, all are asked. Where one of them is
 * the default, it alone judges what has no name.
 */
export function discriminated(schema: JsonSchema, around: Around): JsonSchema {
  return copy(schema, around) as JsonSchema;
}

function copy(value: unknown, around: Around): Json {
  if (Array.isArray(value)) {
    const items = value.map((item) => copy(item, around));
    return items.some((item, index) => item !== value[index]) ? items : (value as Json[]);
  }
  if (!isObject(value)) return value as Json;
  const members = Object.entries(value).map(([key, inner]) => [key, copy(inner, around)] as const);
  const tags = around.tagsOf(value);
  const isSame = tags === undefined && members.every(([key, inner]) => inner === value[key]);
  if (isSame) return value;
  const made = ruled(Object.fromEntries(members), tags, around);
  around.copied(value, made);
  return made;
}

function ruled(schema: JsonObject, tags: Tags | undefined, around: Around): JsonObject {
  const key = schema.oneOf === undefined ? "anyOf" : "oneOf";
  const { [key]: union, ...rest } = schema;
  const branches = asArray(union);
  const named = (tags?.branches ?? []).flatMap((names, index) =>
    names.length > 0 && branches[index] !== undefined ? [{ names, branch: branches[index] }] : [],
  );
  if (tags === undefined || named.length === 0) return schema;
  const is = (names: readonly string[]) => isCalled(tags.property, names);
  const all = named.flatMap(({ names }) => names);
  const isClosed = named.length === branches.length;
  const open = { [key]: union };
  const other = isClosed ? unnamed(tags.property, all, branches, open, around) : open;
  const fallback = branches[tags.fallback ?? -1];
  const known = { allOf: named.map(({ names, branch }) => rule(is(names), branch)) };
  const choice = rule(is(all), known, isObject(fallback) ? fallback : other);
  return { ...rest, allOf: [...asArray(rest.allOf), choice] };
}

/** What holds for a value that has none of the names, where each branch has one. */
function unnamed(
  property: string,
  names: readonly string[],
  branches: Json[],
  union: JsonObject,
  around: Around,
): JsonObject {
  const listing = branches.filter((branch) => around.lists(branch as JsonSchema, property));
  const known = { properties: { [property]: { enum: [...names] } } };
  const has = { type: "object", required: [property] };
  return rule(has, listing.length > 0 ? { anyOf: listing } : known, union);
}

/** A schema of the objects that a discriminator calls by one of the names. */
export function isCalled(property: string, names: readonly string[]): JsonObject {
  return { required: [property], properties: { [property]: { enum: [...names] } }, type: "object" };
}

/** A condition, and what holds where it does and where it does not. */
export function rule(condition: Json, yes: Json, no?: JsonObject): JsonObject {
  const parts: [string, Json | undefined][] = [
    ["if", condition],
    ["then", yes],
    ["else", no],
  ];
  return Object.fromEntries(parts.filter(([, part]) => part !== undefined));
}
