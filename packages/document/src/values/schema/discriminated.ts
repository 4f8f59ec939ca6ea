import { asArray, isObject, type Json, type JsonObject } from "../../json.ts";
import type { Tags } from "./discriminator.ts";
import type { JsonSchema } from "./types.ts";

interface Around {
  tagsOf(schema: JsonSchema): Tags | undefined;
  /** A copy stands where its original is written. */
  copied(original: object, copy: object): void;
}

/**
 * The schema with each discriminator as a rule: a value that names a branch is judged by that branch alone, as its
 * readers will read it, where others would take it too. A value that names none is judged as without discriminator.
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
  const made = ruled(Object.fromEntries(members), tags);
  around.copied(value, made);
  return made;
}

function ruled(schema: JsonObject, tags: Tags | undefined): JsonObject {
  const key = schema.oneOf === undefined ? "anyOf" : "oneOf";
  const { [key]: union, ...rest } = schema;
  const branches = asArray(union);
  const named = (tags?.branches ?? []).flatMap((names, index) =>
    names.length > 0 && branches[index] !== undefined ? [{ names, branch: branches[index] }] : [],
  );
  if (tags === undefined || named.length === 0) return schema;
  const is = (names: readonly string[]): JsonObject => ({
    required: [tags.property],
    properties: { [tags.property]: { enum: [...names] } },
    type: "object",
  });
  const choice = rule(
    is(named.flatMap(({ names }) => names)),
    { allOf: named.map(({ names, branch }) => rule(is(names), branch)) },
    { [key]: union },
  );
  return { ...rest, allOf: [...asArray(rest.allOf), choice] };
}

function rule(condition: Json, yes: Json, no?: JsonObject): JsonObject {
  const parts: [string, Json | undefined][] = [
    ["if", condition],
    ["then", yes],
    ["else", no],
  ];
  return Object.fromEntries(parts.filter(([, part]) => part !== undefined));
}
