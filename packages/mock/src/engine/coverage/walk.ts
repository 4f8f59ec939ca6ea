import { asArray, entries, isObject } from "@partner-licenses/document/json";
import { at } from "@partner-licenses/document/reader/pointer";
import type { Target } from "@partner-licenses/document/reader/workspace";
import { judge } from "@partner-licenses/document/values/judge";
import type { Model } from "../model.ts";

/** A part of a schema that a value may show: a property, or one of several branches. */
export interface Spot {
  readonly kind: "field" | "branch";
  /** Where it is written, which is what it is known by. */
  readonly pointer: string;
}

type Note = (spot: Spot) => void;

/** Names every property and branch that a schema declares, each once. */
export function declaredSpots(model: Model, schema: Target | undefined, note: Note): void {
  const seen = new Set<unknown>();
  const visit = (given: Target): void => {
    const { value, loc } = model.workspace.deref(given.value, given.loc);
    if (!isObject(value) || seen.has(value)) return;
    seen.add(value);
    for (const spot of partsOf({ value, loc })) {
      if (spot.spot !== undefined) note(spot.spot);
      visit(spot.target);
    }
  };
  if (schema !== undefined) visit(schema);
}

/** Names the properties and branches of a schema that a value shows. */
export function shownSpots(model: Model, schema: Target | undefined, value: unknown, note: Note): void {
  const visit = (given: Target, inner: unknown, depth: number): void => {
    const target = model.workspace.deref(given.value, given.loc);
    if (!isObject(target.value) || depth > 60) return;
    for (const { spot, target: part, key } of partsOf(target)) {
      if (spot?.kind === "branch") {
        if (judge(model.schema("response", part), inner).kind !== "accepted") continue;
        note(spot);
        visit(part, inner, depth + 1);
      } else if (spot?.kind === "field") {
        if (key === undefined || !isObject(inner) || !Object.hasOwn(inner, key)) continue;
        note(spot);
        visit(part, inner[key], depth + 1);
      } else if (key === undefined) visit(part, inner, depth + 1);
      else for (const item of valuesIn(inner, target.value, key)) visit(part, item, depth + 1);
    }
  };
  if (schema !== undefined) visit(schema, value, 0);
}

/** What `items` and `additionalProperties` are about. */
function valuesIn(value: unknown, schema: object, key: string): unknown[] {
  if (key === "items") return Array.isArray(value) ? value : [];
  if (!isObject(value)) return [];
  const declared = "properties" in schema && isObject(schema.properties) ? schema.properties : {};
  return Object.entries(value)
    .filter(([name]) => !Object.hasOwn(declared, name))
    .map(([, inner]) => inner);
}

interface Part {
  readonly target: Target;
  readonly spot?: Spot;
  /** The name of a property, or the keyword that says which values it is about; none for the value itself. */
  readonly key?: string;
}

function partsOf({ value, loc }: Target): Part[] {
  const below = (...keys: (string | number)[]) => at(loc, ...keys);
  const inList = (keyword: string) =>
    asArray((value as Record<string, unknown>)[keyword]).map((part, index) => ({
      value: part,
      loc: below(keyword, index),
    }));
  const schema = value as Record<string, unknown>;
  const fields = entries(schema.properties).filter(([, part]) => !isObject(part) || part.writeOnly !== true);
  return [
    ...fields.map(([name, part]): Part => {
      const target = { value: part, loc: below("properties", name) };
      return { target, key: name, spot: { kind: "field", pointer: target.loc.pointer } };
    }),
    ...["oneOf", "anyOf"]
      .flatMap(inList)
      .map((target): Part => ({ target, spot: { kind: "branch", pointer: target.loc.pointer } })),
    ...inList("allOf").map((target): Part => ({ target })),
    ...["items", "additionalProperties"]
      .filter((key) => isObject(schema[key]))
      .map((key): Part => ({ target: { value: schema[key], loc: below(key) }, key })),
  ];
}
