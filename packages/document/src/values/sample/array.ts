import { canonical } from "../../json.ts";
import type { JsonSchema } from "../schema/types.ts";
import type { Builder, SamplePlace } from "./builder.ts";
import type { Facets } from "./facets.ts";

const longest = 1500;

/** An array of the fewest items, or of one where the fill says so. */
export function buildArray(builder: Builder, facets: Facets, place: SamplePlace, turn: number): unknown[] {
  const items: unknown[] = [];
  const seen = new Set<string>();
  let isExhausted = false;
  const length = lengthOf(builder, facets, place, turn);
  for (let index = 0; index < length; index++) {
    const inside = facets.contains.filter((_, order) => isReserved(facets, order, index));
    const schemas = [...inside.map(({ schema }) => schema), ...schemasAt(facets, index)];
    const item = unlike(builder, facets, schemas, place, index, isExhausted ? undefined : seen);
    items.push(item);
    if (!facets.isUnique) continue;
    const text = canonical(item);
    isExhausted ||= seen.has(text);
    seen.add(text);
  }
  return items;
}

function lengthOf(builder: Builder, facets: Facets, place: SamplePlace, turn: number): number {
  const { minItems, maxItems, contains } = facets;
  const contained = contains.reduce((sum, { min }) => sum + min, 0);
  const least = Math.max(minItems, contained);
  const first = schemasAt(facets, 0);
  const isDeep = place.depth >= 6 || first.some((schema) => again(builder, schema, place));
  const isEmpty = first.includes(false);
  const plain = isDeep || isEmpty ? 0 : builder.options.items;
  const lengths = [Math.max(least, plain), least, least + 1, least + 2, least + 3];
  return Math.min(lengths[turn % lengths.length] ?? least, maxItems, longest);
}

function again(builder: Builder, schema: JsonSchema, place: SamplePlace): boolean {
  const ref = typeof schema === "object" ? schema.$ref : undefined;
  return typeof ref === "string" && builder.isWithin(ref, place);
}

/** The schemas of an item by its position. */
function schemasAt({ arrays }: Facets, index: number): JsonSchema[] {
  return arrays.flatMap(({ prefix, rest }) => {
    const schema = prefix[index] ?? rest;
    return schema === undefined ? [] : [schema];
  });
}

/** Whether the item stands where the `contains` of that order gets its own: one after the other. */
function isReserved({ contains }: Facets, order: number, index: number): boolean {
  const before = contains.slice(0, order).reduce((sum, { min }) => sum + min, 0);
  return index >= before && index < before + (contains[order]?.min ?? 0);
}

/** An item that differs from those before it, where it has to and there still may be one. */
function unlike(
  builder: Builder,
  facets: Facets,
  schemas: readonly JsonSchema[],
  place: SamplePlace,
  index: number,
  seen: ReadonlySet<string> | undefined,
): unknown {
  const inside = builder.inside(place, index);
  const first = builder.value(schemas, inside);
  if (!facets.isUnique || !seen?.has(canonical(first))) return first;
  for (let shift = 1; shift < 64; shift++) {
    const other = builder.value(schemas, inside, shift);
    if (!seen.has(canonical(other))) return other;
  }
  return first;
}
