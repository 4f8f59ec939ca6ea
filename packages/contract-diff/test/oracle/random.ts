import type { Random } from "@partner-licenses/document/values/random";

/** A schema as JSON has it. */
export type Schema = Record<string, unknown> | boolean;

/** One of the items. */
export function pick<T>(random: Random, items: readonly T[]): T {
  const found = items[random(0, items.length - 1)];
  if (found === undefined) throw new Error("nothing to pick from");
  return found;
}

const chance = (random: Random, percent: number): boolean => random(1, 100) <= percent;

function some<T>(random: Random, items: readonly T[]): T[] {
  const found = items.filter(() => chance(random, 50));
  return found.length > 0 ? found : [pick(random, items)];
}

/** Adds each keyword with a chance in percent. */
function keywords(random: Random, given: object, rest: Record<string, [number, () => unknown]>): Schema {
  const added = Object.entries(rest).flatMap(([key, [percent, make]]) =>
    chance(random, percent) ? [[key, make()] as const] : [],
  );
  return { ...given, ...Object.fromEntries(added) };
}

function text(random: Random): Schema {
  if (chance(random, 25)) return { type: "string", enum: some(random, ["a", "b", "c", "ab"]) };
  return keywords(
    random,
    { type: "string" },
    {
      minLength: [25, () => random(0, 3)],
      maxLength: [25, () => random(1, 5)],
      pattern: [15, () => pick(random, ["^a", "b$", "^[a-z]+$", "^[a-z]{1,2}$"])],
      format: [8, () => pick(random, ["date", "date-time", "time", "uuid", "email", "uri", "ipv4"])],
    },
  );
}

function number(random: Random): Schema {
  if (chance(random, 15)) return { enum: some(random, [1, 2, 3, 0.5]) };
  return keywords(
    random,
    { type: pick(random, ["integer", "number"]) },
    {
      minimum: [30, () => random(-1, 3)],
      maximum: [30, () => random(1, 5)],
      exclusiveMinimum: [10, () => random(0, 2)],
      exclusiveMaximum: [10, () => random(2, 5)],
      // Of the largest numbers only these are whole multiples to every validator.
      multipleOf: [10, () => pick(random, [1, 2, 4, 0.5])],
      format: [12, () => pick(random, ["int32", "int64", "float", "double"])],
    },
  );
}

function listed(random: Random): Schema {
  const values = [null, true, false, 1, 2, 0.5, "a", "b", [], ["a"], {}, { a: 1 }];
  return chance(random, 30) ? { const: pick(random, values) } : { enum: some(random, values) };
}

function array(random: Random, depth: number): Schema {
  const inner = () => schemaOf(random, depth - 1);
  return keywords(
    random,
    { type: "array" },
    {
      items: [60, inner],
      prefixItems: [15, () => [inner()]],
      minItems: [20, () => random(0, 2)],
      maxItems: [20, () => random(1, 3)],
      uniqueItems: [12, () => true],
      contains: [12, inner],
      minContains: [6, () => random(0, 2)],
      maxContains: [6, () => random(1, 2)],
      unevaluatedItems: [4, () => false],
    },
  );
}

/** Objects always name the same properties: which are named is a matter of words, not of accepted values. */
function object(random: Random, depth: number): Schema {
  const inner = () => schemaOf(random, depth - 1);
  return keywords(
    random,
    { type: "object", properties: { a: inner(), b: inner() } },
    {
      required: [45, () => some(random, ["a", "b"])],
      additionalProperties: [25, () => pick(random, [false, true, { type: "string" }])],
      minProperties: [10, () => random(0, 2)],
      maxProperties: [10, () => random(1, 3)],
      patternProperties: [6, () => ({ "^x": inner() })],
      propertyNames: [6, () => pick(random, [{ maxLength: 1 }, { enum: ["a", "b"] }, { pattern: "^[ab]" }])],
      dependentRequired: [8, () => ({ a: ["b"] })],
      dependentSchemas: [4, () => ({ a: { required: ["b"] } })],
      unevaluatedProperties: [4, () => false],
    },
  );
}

function logic(random: Random, depth: number): Schema {
  const inner = () => schemaOf(random, depth - 1);
  const list = (most: number) => Array.from({ length: random(1, most) }, inner);
  const kind = pick(random, ["oneOf", "oneOf", "oneOf", "anyOf", "anyOf", "allOf", "not", "if"] as const);
  if (kind === "not") return { not: inner() };
  if (kind === "if") return { if: inner(), [pick(random, ["then", "else"])]: inner() };
  return { [kind]: list(kind === "allOf" ? 2 : 3) };
}

/** A schema of several types, each with keywords of its own. */
function mixed(random: Random): Schema {
  return keywords(
    random,
    { type: some(random, ["string", "integer", "null", "boolean"]) },
    {
      minLength: [30, () => random(0, 2)],
      maximum: [30, () => random(0, 3)],
      not: [15, () => ({ enum: some(random, [1, 2, "a", true, null]) })],
    },
  );
}

/** Alternatives of objects, next to which nothing else may stand. */
function closedChoice(random: Random, depth: number): Schema {
  const kind = pick(random, ["anyOf", "oneOf", "allOf"] as const);
  const members = Array.from({ length: random(1, 2) }, () => object(random, depth - 1));
  return { [kind]: members, unevaluatedProperties: false };
}

/** A random schema of at most the depth. */
export function schemaOf(random: Random, depth = 3): Schema {
  const roll = random(1, 100);
  if (roll <= 22) return text(random);
  if (roll <= 42) return number(random);
  if (roll <= 50) return listed(random);
  if (roll <= 58)
    return pick<Schema>(random, [{ type: "boolean" }, { type: "null" }, {}, { type: ["string", "null"] }]);
  if (depth <= 0) return chance(random, 70) ? text(random) : mixed(random);
  if (roll === 84) return closedChoice(random, depth);
  if (roll <= 68) return array(random, depth);
  return roll <= 84 ? object(random, depth) : logic(random, depth);
}
