import { regexOf } from "../schema/pattern.ts";
import type { JsonSchema } from "../schema/types.ts";

/** What one schema says of an object's members. */
export interface ObjectPart {
  readonly properties: Readonly<Record<string, JsonSchema>>;
  readonly patterns: readonly (readonly [string, JsonSchema])[];
  /** About members that it does not name otherwise. */
  readonly rest: JsonSchema | undefined;
  /** Only a discriminator's name stands in it. */
  readonly isTag?: boolean;
}

/** The schemas that hold for a member of the name. */
export function schemasFor(parts: readonly ObjectPart[], name: string): JsonSchema[] {
  return parts.flatMap(({ properties, patterns, rest, isTag }) => {
    const own = Object.hasOwn(properties, name) ? properties[name] : undefined;
    const matched = patterns.filter(([pattern]) => regexOf(pattern)?.test(name)).map(([, schema]) => schema);
    const found = own === undefined ? matched : [own, ...matched];
    return found.length > 0 || rest === undefined || isTag === true ? found : [rest];
  });
}

/** What is declared for a member. */
export interface Member {
  readonly schemas: readonly JsonSchema[];
  /** The definitions that its value has to go through. */
  readonly refs: readonly string[];
}

/** The members that the schemas declare, in the order in which they stand. */
export function membersOf(parts: readonly ObjectPart[]): Map<string, Member> {
  const named = parts.filter(({ isTag }) => isTag !== true);
  const names = new Set(named.flatMap(({ properties }) => Object.keys(properties)));
  return new Map(
    [...names].map((name) => {
      const schemas = schemasFor(parts, name);
      return [name, { schemas, refs: schemas.flatMap((schema) => refsOf(schema)) }];
    }),
  );
}

/** The definitions that a value of the schema has to go through: an array that may be empty leads nowhere. */
export function refsOf(schema: unknown, depth = 0): string[] {
  if (typeof schema !== "object" || schema === null || depth > 3) return [];
  const { $ref, allOf, oneOf, anyOf, items, minItems } = schema as Record<string, unknown>;
  const inner = [allOf, oneOf, anyOf, Number(minItems) > 0 ? items : []].flat();
  return [...(typeof $ref === "string" ? [$ref] : []), ...inner.flatMap((each) => refsOf(each, depth + 1))];
}
