import { asArray, asObject, entries, get, type Obj } from "../../json.ts";
import { at, type Loc, lastKey } from "../../reader/pointer.ts";
import type { Surroundings } from "./lowering.ts";

/**
 * What a discriminator says of the values of its property: the names for each branch of a union, in the order of the
 * branches, or for the schema itself. It never judges a value; it helps to make up one that readers recognise.
 */
export interface Tags {
  readonly property: string;
  readonly branches: readonly (readonly string[])[];
  readonly own: readonly string[];
}

type Around = Pick<Surroundings, "look">;

/** The tags of a union, or of a schema that is `allOf` a base with a discriminator. */
export function tagsOf(given: Obj, loc: Loc, around: Around): Tags | undefined {
  const property = get(given["discriminator"], "propertyName");
  if (typeof property !== "string") return baseTags(given, loc, around);
  const named = mappingOf(given, loc, around);
  const branches = asArray(given["oneOf"] ?? given["anyOf"]).map((branch) => {
    const ref = get(branch, "$ref");
    const target = typeof ref === "string" ? around.look(ref, loc) : undefined;
    return target === undefined ? [] : (named.get(target.value) ?? [lastKey(target.loc.pointer)]);
  });
  return { property, branches, own: [] };
}

/** A schema under `allOf` of a base with a discriminator is called by the mapping, or by its own name. */
function baseTags(given: Obj, loc: Loc, around: Around): Tags | undefined {
  for (const part of asArray(given["allOf"])) {
    const ref = get(part, "$ref");
    const base = typeof ref === "string" ? around.look(ref, loc) : undefined;
    const raw = asObject(base?.value);
    const property = get(raw?.["discriminator"], "propertyName");
    if (base === undefined || raw === undefined || typeof property !== "string") continue;
    const names = mappingOf(raw, base.loc, around).get(given) ?? [lastKey(loc.pointer)];
    return { property, branches: [], own: names };
  }
  return undefined;
}

/** The names of a discriminator's mapping, by the schema that they stand for. */
function mappingOf(given: Obj, loc: Loc, around: Around): Map<unknown, string[]> {
  const found = new Map<unknown, string[]>();
  const schemas = get(get(loc.source.root, "components"), "schemas");
  for (const [name, ref] of entries(get(given["discriminator"], "mapping"))) {
    if (typeof ref !== "string") continue;
    // A value is the name of a component or a reference; names win.
    const target = get(schemas, ref) ?? around.look(ref, at(loc, "discriminator", "mapping"))?.value;
    if (target !== undefined) found.set(target, [...(found.get(target) ?? []), name]);
  }
  return found;
}
