import { asArray, equal, isObject, type JsonObject } from "../../json.ts";
import { keywords, leftOut } from "../schema/keywords.ts";
import type { Schemas } from "../schema/schemas.ts";
import type { JsonSchema } from "../schema/types.ts";

/** A lowered schema, and where its references lead. */
interface Side {
  readonly home: Schemas;
  readonly schema: JsonSchema;
}

/** What is known of two schemas; definitions belong to one home. */
const known = new WeakMap<object, WeakMap<object, boolean>>();

/** Keywords that judge nothing. */
const shown = ["default", "example", "examples", "x-extensible-enum", "x-faker"];

const sights = ["type", "$ref", "properties", "required", "not", "enum", "anyOf", "items", "const"];

/** Whether both schemas ask the same of a value in the same words, references followed. */
export function isAlike(one: Side, other: Side): boolean {
  if (typeof one.schema !== "object" || typeof other.schema !== "object") return one.schema === other.schema;
  // Nearly all schemas differ at first sight.
  for (const key of sights) if (typeof one.schema[key] !== typeof other.schema[key]) return false;
  const { type } = one.schema;
  if (typeof type === "string" && type !== other.schema.type) return false;
  return new Comparison(one.home, other.home).whole(one.schema, other.schema);
}

function note(one: object, other: object, isSame: boolean): void {
  const by = known.get(one) ?? new WeakMap<object, boolean>();
  known.set(one, by.set(other, isSame));
}

class Comparison {
  private readonly homes: readonly [Schemas, Schemas];
  /** Pairs that are alike if nothing else differs: one difference ends the whole comparison. */
  private readonly assumed = new Map<object, Set<object>>();

  constructor(one: Schemas, other: Schemas) {
    this.homes = [one, other];
  }

  whole(one: object, other: object): boolean {
    const isSame = this.schemas(one, other);
    if (isSame)
      for (const [first, others] of this.assumed) for (const each of others) note(first, each, true);
    return isSame;
  }

  private schemas(one: unknown, other: unknown): boolean {
    if (!isObject(one) || !isObject(other)) return one === other;
    const before = known.get(one)?.get(other);
    if (before !== undefined) return before;
    const others = this.assumed.get(one) ?? new Set();
    if (others.has(other)) return true;
    this.assumed.set(one, others.add(other));
    const isSame = this.members(one, other);
    if (!isSame) note(one, other, false);
    return isSame;
  }

  private members(one: JsonObject, other: JsonObject): boolean {
    if (leftOut in one || leftOut in other) return false;
    const keys = Object.keys(one).filter((key) => !shown.includes(key));
    return (
      keys.length === Object.keys(other).filter((key) => !shown.includes(key)).length &&
      keys.every((key) => Object.hasOwn(other, key) && this.keyword(key, one[key], other[key]))
    );
  }

  private keyword(key: string, one: unknown, other: unknown): boolean {
    if (key === "$ref") {
      const [first, second] = this.homes;
      return this.schemas(first.definition(String(one)).root, second.definition(String(other)).root);
    }
    const kind = keywords.get(key);
    if (kind === "a schema") return this.schemas(one, other);
    if (kind === "a list of schemas") {
      const [items, others] = [asArray(one), asArray(other)];
      return (
        items.length === others.length && items.every((item, index) => this.schemas(item, others[index]))
      );
    }
    if ((kind !== "a map of schemas" && kind !== "a map of patterns") || !isObject(one) || !isObject(other))
      return equal(one, other);
    const names = Object.keys(one);
    return (
      names.length === Object.keys(other).length &&
      names.every((name) => Object.hasOwn(other, name) && this.schemas(one[name], other[name]))
    );
  }
}
