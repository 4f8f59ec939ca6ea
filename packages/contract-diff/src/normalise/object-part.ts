import { asObject, entries, get, type JsonObject } from "@partner-licenses/document/json";
import { at, type Loc } from "@partner-licenses/document/reader/pointer";
import { matchesAll } from "../keywords/sets.ts";
import type { SchemaPart } from "./view.ts";

/** One part of an object schema, and what it says of names that it does not list. */
export interface ObjectPart {
  readonly part: SchemaPart;
  readonly raw: JsonObject;
  readonly patterns: readonly (readonly [string, unknown])[];
  /** `additionalProperties`, or an `unevaluatedProperties` that does its work, and the keyword's place. */
  readonly additional: { raw: unknown; loc: Loc } | undefined;
  /** Whether another part's properties count as this part's own, as `unevaluatedProperties` sees it. */
  readonly knows: (name: string) => boolean;
}

/** Keywords next to which `unevaluatedProperties` says nothing of a name by itself. */
const deciding = ["additionalProperties", "anyOf", "oneOf", "if", "dependentSchemas"];

/** The part with its schema for other names. */
export function closing(part: SchemaPart, raw: JsonObject): ObjectPart {
  const own = keyword({ part, raw }, "additionalProperties");
  const scope = part.scope?.map((item) => asObject(item.raw) ?? {}) ?? [raw];
  const open = scope.some((item) => deciding.some((key) => key in item));
  const late = open ? undefined : keyword({ part, raw }, "unevaluatedProperties");
  const known = own === undefined && late !== undefined ? scope : [raw];
  const patterns = entries(raw.patternProperties);
  const whole = patterns.find(([pattern]) => matchesAll(pattern));
  const rest = whole && { raw: whole[1], loc: at(part.loc, "patternProperties", whole[0]) };
  return {
    part,
    raw,
    patterns,
    additional: rest ?? own ?? late,
    knows: (name) => known.some((item) => declares(item, name)),
  };
}

/** A keyword of the part, where there is one. */
export function keyword(
  { part, raw }: { part: SchemaPart; raw: JsonObject },
  key: string,
): { raw: unknown; loc: Loc } | undefined {
  return raw[key] === undefined ? undefined : { raw: raw[key], loc: at(part.loc, key) };
}

function declares(raw: JsonObject, name: string): boolean {
  return (
    get(raw.properties, name) !== undefined || entries(raw.patternProperties).some(([p]) => matches(p, name))
  );
}

/** Whether a property name matches a pattern; a pattern that is no regular expression matches nothing. */
export function matches(pattern: string, name: string): boolean {
  try {
    return new RegExp(pattern, "u").test(name);
  } catch {
    return false;
  }
}
