import { asArray, asObject, entries, type JsonObject } from "../json.ts";
import { at, type Loc } from "../reader/pointer.ts";
import { judge } from "./judge.ts";
import { limits } from "./limits.ts";
import { draftOf, type SampleOptions, sample } from "./sample/sample.ts";
import type { Schema, Schemas } from "./schema/schemas.ts";
import { typesOf } from "./schema/spelling.ts";
import type { JsonSchema } from "./schema/types.ts";

/** A value that its writer may send, and the part of the schema that it is about. */
export interface Variation {
  /** What is particular about it, in words that start with its place: `$.name is left out`. */
  readonly what: string;
  readonly value: unknown;
  readonly loc: Loc | undefined;
}

/** Puts another value where a part of the whole stands; undefined leaves it out. */
type Put = (value: unknown) => unknown;

/** A part of the whole value and the schema that it follows. */
interface Site {
  readonly home: Schemas;
  readonly schema: JsonSchema;
  readonly value: unknown;
  readonly put: Put;
  readonly path: string;
  readonly met: readonly JsonSchema[];
}

/** At most so many values for one schema: a huge schema is sampled, not exhausted. */
const most = 400;

/** Deeper values are not varied. */
const deepest = 16;

const everything: SampleOptions = { fill: "full" };

/**
 * Values that the schema accepts: one with everything in it, and then, one thing at a time, each optional part left
 * out, each other type, each value of an enum, and both sides of each limit. None when no full sample fits.
 */
export function variations(schema: Schema): Variation[] {
  const made = sample(schema, everything);
  if (made.kind === "none") return [];
  const { loc, root } = schema;
  const found: Variation[] = [
    { what: "everything that may be there", value: made.value, loc: schema.home.placeOf(root) ?? loc },
  ];
  const seen = new Set([JSON.stringify(made.value)]);
  for (const each of changes(schema, made.value)) {
    const text = JSON.stringify(each.value);
    if (text === undefined || seen.has(text) || judge(schema, each.value).kind !== "accepted") continue;
    seen.add(text);
    if (found.push(each) >= most) break;
  }
  return found;
}

/** The value changed in one thing at a time, wherever the schema says something of it; not all are accepted. */
export function changes({ home, root }: Schema, value: unknown): Generator<Variation> {
  return around({ home, schema: root, value, put: (one) => one, path: "$", met: [] });
}

function* around(site: Site): Generator<Variation> {
  const { home, schema, met } = site;
  if (typeof schema === "boolean" || met.includes(schema) || met.length > deepest) return;
  const inner: Site = { ...site, met: [...met, schema] };
  const loc = home.placeOf(schema);
  const say = (what: string, value: unknown, where = loc): Variation => ({
    what: `${site.path} ${what}`,
    value: site.put(value),
    loc: where,
  });
  const ref = schema.$ref;
  if (typeof ref === "string") yield* around({ ...inner, schema: home.definition(ref).root });
  for (const value of asArray(schema.enum)) yield say(`is ${JSON.stringify(value)}`, value);
  for (const type of typesOf(schema) ?? [])
    yield say(`is of type ${type}`, draftOf(home, [schema, { type }], { ...everything, examples: false }));
  for (const union of ["oneOf", "anyOf"])
    for (const [index, branch] of (asArray(schema[union]) as JsonSchema[]).entries()) {
      const made = draftOf(home, [branch, without(schema, union)], everything);
      yield say(`is alternative ${index + 1}`, made, home.placeOf(branch) ?? loc);
    }
  for (const part of asArray(schema.allOf) as JsonSchema[]) yield* around({ ...inner, schema: part });
  for (const { what, value } of limits(schema)) yield say(what, value);
  yield* inside(schema, inner, loc);
}

function without(schema: JsonObject, key: string): JsonObject {
  const { [key]: _, ...rest } = schema;
  return rest;
}

function* inside(schema: JsonObject, site: Site, loc: Loc | undefined): Generator<Variation> {
  const { value, put, path } = site;
  if (Array.isArray(value)) {
    yield { what: `${path} is empty`, value: put([]), loc };
    const [first, ...rest] = value;
    const items = schema.items as JsonSchema | undefined;
    if (first === undefined || items === undefined) return;
    yield* around({
      ...site,
      schema: items,
      value: first,
      put: (one) => put([one, ...rest]),
      path: `${path}[0]`,
    });
    return;
  }
  const members = asObject(value);
  if (members === undefined) return;
  for (const [name, property] of entries(schema.properties) as [string, JsonSchema][]) {
    const { [name]: own, ...rest } = members;
    yield { what: `${path}.${name} is left out`, value: put(rest), loc: loc && at(loc, "properties", name) };
    if (own === undefined) continue;
    const inner: Put = (one) => put(one === undefined ? rest : { ...members, [name]: one });
    yield* around({ ...site, schema: property, value: own, put: inner, path: `${path}.${name}` });
  }
  yield { what: `${path} has one more member`, value: put({ ...members, "x-one-more": "text" }), loc };
}
