import { partAt } from "@partner-licenses/document/deref";
import { asArray, type Json, type JsonObject, objectOrEmpty } from "@partner-licenses/document/json";
import { escapeStep } from "@partner-licenses/document/reader/pointer";
import type { Judge } from "./judge.ts";
import { sampleOf, typesOf } from "./sample.ts";

/** A value that its writer may send; `pointer` is the part of the schema that it is about. */
export interface Variation {
  readonly what: string;
  readonly value: Json;
  readonly pointer: string;
}

type Put = (value: Json | undefined) => Json;
interface Site {
  readonly pointer: string;
  readonly value: Json;
  readonly put: Put;
  readonly stack: readonly string[];
  /** Where in the value this is, for people. */
  readonly path: string;
}

/** At most so many values for one schema: a huge schema is sampled, not exhausted. */
const most = 400;

/**
 * Values that the schema allows: one with everything in it, and then, one thing at a time, each optional part
 * left out, each other type, each value of an enum, and both sides of each limit. None when no full sample fits.
 */
export function variations(document: JsonObject, schema: string, judge: Judge): Variation[] {
  const base = sampleOf(document, schema);
  const found: Variation[] = [{ what: "everything that may be there", value: base, pointer: schema }];
  if (judge(schema, base).length > 0) return [];
  const seen = new Set([JSON.stringify(base)]);
  const put: Put = (value) => value as Json;
  for (const each of around(document, { pointer: schema, value: base, put, stack: [], path: "$" })) {
    const text = JSON.stringify(each.value);
    if (text === undefined || seen.has(text) || judge(schema, each.value).length > 0) continue;
    seen.add(text);
    if (found.push(each) >= most) break;
  }
  return found;
}

function* around(document: JsonObject, site: Site): Generator<Variation> {
  const { value: schema, pointer } = partAt(document, site.pointer);
  if (site.stack.includes(pointer) || site.stack.length > 16) return;
  const inner = { ...site, pointer, stack: [...site.stack, pointer] };
  const tell = (what: string, value: Json | undefined, at = pointer): Variation => ({
    what: `${site.path} ${what}`,
    value: site.put(value),
    pointer: at,
  });
  for (const value of asArray(schema["enum"])) yield tell(`is ${JSON.stringify(value)}`, value);
  for (const type of typesOf(schema)) yield tell(`is of type ${type}`, sampleOf(document, pointer, type));
  for (const union of ["oneOf", "anyOf"])
    for (const index of asArray(schema[union]).keys())
      yield tell(
        `is alternative ${index + 1}`,
        sampleOf(document, `${pointer}/${union}/${index}`),
        `${pointer}/${union}/${index}`,
      );
  for (const index of asArray(schema["allOf"]).keys())
    yield* around(document, { ...inner, pointer: `${pointer}/allOf/${index}` });
  for (const [what, value] of limits(schema)) yield tell(what, value);
  yield* inside(document, schema, inner);
}

function* inside(document: JsonObject, schema: JsonObject, site: Site): Generator<Variation> {
  const { value, pointer, put, path } = site;
  if (Array.isArray(value)) {
    yield { what: `${path} is empty`, value: put([]), pointer };
    const [first, ...rest] = value;
    if (first === undefined || schema["items"] === undefined) return;
    const item: Put = (one) => put([one as Json, ...rest]);
    yield* around(document, {
      ...site,
      pointer: `${pointer}/items`,
      value: first,
      put: item,
      path: `${path}[0]`,
    });
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return;
  for (const name of Object.keys(objectOrEmpty(schema["properties"]))) {
    const at = `${pointer}/properties/${escapeStep(name)}`;
    const { [name]: own, ...rest } = value;
    yield { what: `${path}.${name} is left out`, value: put(rest), pointer: at };
    if (own === undefined) continue;
    const property: Put = (one) => put({ ...value, [name]: one });
    yield* around(document, { ...site, pointer: at, value: own, put: property, path: `${path}.${name}` });
  }
  yield { what: `${path} has one more member`, value: put({ ...value, "x-one-more": "text" }), pointer };
}

function limits(schema: JsonObject): [string, Json][] {
  const types = typesOf(schema);
  const found: [string, Json][] = [];
  const number = (key: string) => (schema[key] === undefined ? [] : [Number(schema[key])]);
  if (types.includes("number")) found.push(["has a fraction", Number(schema["minimum"] ?? 0) + 0.5]);
  if (types.includes("integer") || types.includes("number")) {
    for (const bound of [...number("minimum"), ...number("maximum")]) found.push([`is ${bound}`, bound]);
    for (const far of [-1, 2 ** 31, 2 ** 40]) found.push([`is ${far}`, far]);
  }
  if (!types.includes("string")) return found;
  for (const length of [...number("minLength"), ...number("maxLength")])
    if (length <= 10_000) found.push([`is ${length} characters long`, "x".repeat(length)]);
  if (schema["x-extensible-enum"] !== undefined)
    found.push(["is a value that is not listed", "not-listed-yet"]);
  found.push(["is empty", ""], ["is long", "x".repeat(200)]);
  return found;
}
