import type { Random } from "@partner-licenses/document/values/random";
import { pick, type Schema, schemaOf } from "./random.ts";

type Words = Record<string, unknown>;

/** A random schema whose objects name different members: one of them, the other, both or none. */
export function namingSchemaOf(random: Random, depth = 3): Schema {
  return renamed(random, schemaOf(random, depth)) as Schema;
}

function renamed(random: Random, schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map((each) => renamed(random, each));
  if (typeof schema !== "object" || schema === null) return schema;
  // To Ajv a name counts as evaluated by alternatives that fail, which shows where they do not all have the same names.
  const judged = Object.entries(schema).filter(([key]) => key !== "unevaluatedProperties");
  const entries = judged.map(([key, held]) => {
    if (key !== "properties") return [key, renamed(random, held)];
    const names = pick(random, [["a"], ["b"], ["a", "b"], ["a", "b"], []]);
    const kept = Object.entries(held).filter(([name]) => names.includes(name));
    return [key, Object.fromEntries(kept.map(([name, inner]) => [name, renamed(random, inner)]))];
  });
  return Object.fromEntries(entries);
}

/**
 * Whether a client of the schema may send the value by the house's policy: an open object takes any name, but nobody is
 * meant to use one that no schema speaks of. That is all that the policy leaves out.
 */
export function isSpoken(schema: unknown, value: unknown): boolean {
  return areSpoken([schema], value);
}

function areSpoken(schemas: readonly unknown[], value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  const all = schemas.flatMap(inPlace);
  const text = JSON.stringify(value);
  if (all.some(({ enum: listed, const: only }) => isIn(listed, text) || JSON.stringify(only) === text))
    return true;
  if (Array.isArray(value))
    return value.every((item, index) =>
      areSpoken(
        all.map(({ prefixItems, items }) => (prefixItems as unknown[] | undefined)?.[index] ?? items),
        item,
      ),
    );
  return Object.entries(value).every(([name, held]) => {
    const inner = all.flatMap((each) => saidOf(each, name));
    const isDemanded = all.some(({ required }) => Array.isArray(required) && required.includes(name));
    return (inner.length > 0 || isDemanded) && areSpoken(inner, held);
  });
}

function isIn(listed: unknown, text: string): boolean {
  return Array.isArray(listed) && listed.some((each) => JSON.stringify(each) === text);
}

/** What a schema says of the member of a name. */
function saidOf({ properties, patternProperties, additionalProperties }: Words, name: string): unknown[] {
  const own = Object.entries((properties ?? {}) as object).filter(([key]) => key === name);
  const alike = Object.entries((patternProperties ?? {}) as object).filter(([key]) =>
    new RegExp(key).test(name),
  );
  const found = [...own, ...alike].map(([, held]) => held);
  return found.length === 0 && typeof additionalProperties === "object" ? [additionalProperties] : found;
}

/** The schema and all that weigh the same value with it. */
function inPlace(schema: unknown): Words[] {
  if (typeof schema !== "object" || schema === null) return [];
  const words = schema as Words;
  const lists = [words.allOf, words.anyOf, words.oneOf].flatMap((list) => (list ?? []) as unknown[]);
  const branches = [
    words.if,
    words.then,
    words.else,
    ...Object.values((words.dependentSchemas ?? {}) as object),
  ];
  return [words, ...[...lists, ...branches].flatMap(inPlace)];
}
