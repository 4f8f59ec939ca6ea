import { asArray, asObject, entries, type Json, type JsonObject } from "../../json.ts";
import type { Schemas } from "../schema/schemas.ts";

/** More ways than these are not told apart, and no reference is followed further than these steps. */
const [most, deepest] = [32, 8];

/** One way in which what stands next to `unevaluated…` holds, and what that speaks of. */
interface Way {
  readonly conditions: readonly Json[];
  readonly names: readonly string[];
  readonly patterns: readonly string[];
  readonly allNames: boolean;
  readonly items: number;
  readonly allItems: boolean;
}

const nothing: Way = {
  ...{ conditions: [], names: [], patterns: [], allNames: false },
  ...{ items: 0, allItems: false },
};

class TooMany extends Error {}

const spelled = new WeakMap<object, JsonObject>();

/**
 * The schema without `unevaluatedProperties` and `unevaluatedItems`: one alternative for each way in which its
 * alternatives, conditions and references hold, closed behind what these speak of. More of them holding only closes
 * less, so none has to be excluded. The schema itself where there are too many ways.
 */
export function withoutUnevaluated(schema: JsonObject, home: Schemas): JsonObject {
  if ((schema.unevaluatedProperties ?? schema.unevaluatedItems) === undefined) return schema;
  const known = spelled.get(schema) ?? spell(schema, home);
  spelled.set(schema, known);
  return known;
}

function spell(schema: JsonObject, home: Schemas): JsonObject {
  const { unevaluatedProperties, unevaluatedItems, ...rest } = schema;
  try {
    const alternatives = waysOf(rest, home, 0).map((way) => ({
      allOf: [...way.conditions, closed(way, unevaluatedProperties, unevaluatedItems)],
    }));
    return { ...rest, allOf: [...asArray(rest.allOf), { anyOf: alternatives }] };
  } catch (error) {
    if (error instanceof TooMany) return schema;
    throw error;
  }
}

function closed(way: Way, properties: Json | undefined, items: Json | undefined): JsonObject {
  const open = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, true]));
  return {
    ...(properties !== undefined &&
      !way.allNames && {
        properties: open(way.names),
        patternProperties: open(way.patterns),
        additionalProperties: properties,
      }),
    ...(items !== undefined && !way.allItems && { prefixItems: Array(way.items).fill(true), items }),
  };
}

/** All ways in which a value may meet the schema, as far as they speak of different members. */
function waysOf(raw: Json | undefined, home: Schemas, depth: number): Way[] {
  const schema = asObject(raw);
  if (schema === undefined) return [nothing];
  // What `contains` speaks of is wherever it holds.
  if (depth > deepest || schema.contains !== undefined) throw new TooMany();
  const inside = (inner: Json | undefined) => waysOf(inner, home, depth + 1);
  const when = (condition: Json) => both([{ ...nothing, conditions: [condition] }], inside(condition));
  let ways = [ownWay(schema)];
  const and = (choice: readonly Way[]) => {
    ways = both(ways, choice);
  };
  if (typeof schema.$ref === "string") and(inside(home.definition(schema.$ref).root as Json));
  for (const part of asArray(schema.allOf)) and(inside(part));
  if (schema.anyOf !== undefined) and(someOf(asArray(schema.anyOf).map(when)));
  if (schema.oneOf !== undefined) and(asArray(schema.oneOf).flatMap(when));
  if (schema.if !== undefined) {
    const otherwise = [{ ...nothing, conditions: [{ not: schema.if }] }];
    and([...both(when(schema.if), when(schema.then ?? true)), ...both(otherwise, when(schema.else ?? true))]);
  }
  for (const [name, inner] of entries(schema.dependentSchemas))
    and([{ ...nothing, conditions: [{ properties: { [name]: false } }] }, ...when(inner)]);
  return ways;
}

function ownWay(schema: JsonObject): Way {
  const isSaid = (...keys: string[]) => keys.some((key) => schema[key] !== undefined);
  return {
    conditions: [],
    names: entries(schema.properties).map(([name]) => name),
    patterns: entries(schema.patternProperties).map(([pattern]) => pattern),
    allNames: isSaid("additionalProperties", "unevaluatedProperties"),
    items: asArray(schema.prefixItems).length,
    allItems: isSaid("items", "unevaluatedItems"),
  };
}

/** At least one of the choices, each with all its ways. */
function someOf(choices: readonly (readonly Way[])[]): Way[] {
  let chosen: Way[] = [];
  for (const choice of choices) {
    chosen = [...chosen, ...choice, ...both(chosen, choice)];
    if (chosen.length > most) throw new TooMany();
  }
  return chosen;
}

function both(some: readonly Way[], others: readonly Way[]): Way[] {
  if (some.length * others.length > most) throw new TooMany();
  return some.flatMap((one) =>
    others.map((other) => ({
      conditions: [...one.conditions, ...other.conditions],
      names: [...one.names, ...other.names],
      patterns: [...one.patterns, ...other.patterns],
      allNames: one.allNames || other.allNames,
      items: Math.max(one.items, other.items),
      allItems: one.allItems || other.allItems,
    })),
  );
}
