import { ContractError } from "../../errors.ts";
import { asArray, asObject, entries, get, type JsonObject } from "../../json.ts";
import { impliedName, mappingRef } from "../../model/discriminator.ts";
import { at, type Loc, lastKey } from "../../reader/pointer.ts";
import type { Target, Workspace } from "../../reader/workspace.ts";
import type { Surroundings } from "./lowering.ts";

/**
 * What a discriminator says of the values of its property: the names for each branch of a union, in the order of the
 * branches, or for the schema itself. It never judges a value; it helps to make up one that readers recognise.
 */
export interface Tags {
  readonly property: string;
  readonly branches: readonly (readonly string[])[];
  readonly own: readonly string[];
  /** The branch for a value without the property, or with none of the names (3.2). */
  readonly fallback?: number;
}

type Around = Pick<Surroundings, "look">;

/** The tags of a union, or of a schema that is `allOf` a base with a discriminator. */
export function tagsOf(given: JsonObject, loc: Loc, around: Around): Tags | undefined {
  const property = get(given.discriminator, "propertyName");
  if (typeof property !== "string") return baseTags(given, loc, around);
  const named = mappingOf(given, loc, around);
  const branches = asArray(given.oneOf ?? given.anyOf).map((branch) => {
    const ref = get(branch, "$ref");
    const target = typeof ref === "string" ? around.look(ref, loc) : undefined;
    if (typeof ref !== "string" || target === undefined) return [];
    return named.get(target.value) ?? [impliedName(ref) ?? lastKey(target.loc.pointer)];
  });
  const fallback = fallbackOf(given, loc, around);
  const index = asArray(given.oneOf ?? given.anyOf).findIndex((branch) => {
    const ref = get(branch, "$ref");
    return fallback !== undefined && typeof ref === "string" && around.look(ref, loc)?.value === fallback;
  });
  return { property, branches, own: [], ...(index >= 0 && { fallback: index }) };
}

/** The schema that a discriminator names as its `defaultMapping`. */
function fallbackOf(given: JsonObject, loc: Loc, around: Around): unknown {
  const ref = get(given.discriminator, "defaultMapping");
  return typeof ref === "string" ? around.look(mappingRef(ref), at(loc, "discriminator"))?.value : undefined;
}

/** A schema under `allOf` of a base with a discriminator is called by the mapping, or by its own name. */
function baseTags(given: JsonObject, loc: Loc, around: Around): Tags | undefined {
  for (const base of basesOf({ value: given, loc }, around)) {
    const raw = asObject(base.value);
    const property = get(raw?.discriminator, "propertyName");
    if (raw === undefined || typeof property !== "string") continue;
    const names = mappingOf(raw, base.loc, around).get(given) ?? [lastKey(loc.pointer)];
    return { property, branches: [], own: names };
  }
  return undefined;
}

/** What a schema is all of by reference, and what that is all of. */
function basesOf({ value, loc }: Target, around: Around, seen = new Set<unknown>()): Target[] {
  return asArray(get(value, "allOf")).flatMap((part): Target[] => {
    const ref = get(part, "$ref");
    const base = typeof ref === "string" ? around.look(ref, loc) : undefined;
    if (base === undefined || seen.has(base.value)) return [];
    seen.add(base.value);
    return [base, ...basesOf(base, around, seen)];
  });
}

/** The names of a discriminator's mapping, by the schema that they stand for. */
function mappingOf(given: JsonObject, loc: Loc, around: Around): Map<unknown, string[]> {
  const found = new Map<unknown, string[]>();
  const where = at(loc, "discriminator", "mapping");
  for (const [name, ref] of entries(get(given.discriminator, "mapping"))) {
    const target = typeof ref === "string" ? around.look(mappingRef(ref), where)?.value : undefined;
    if (target !== undefined) found.set(target, [...(found.get(target) ?? []), name]);
  }
  return found;
}

/** A schema that is all of a base and more, and the values of the base's discriminator that mean it. */
interface Heir {
  readonly target: Target;
  readonly names: readonly string[];
}

/**
 * The schemas of the components that are made of a base with a discriminator, one of its own or one that it is made of;
 * undefined when it is none.
 */
export function heirsOf(
  base: Target,
  around: Around,
): { readonly property: string; readonly heirs: readonly Heir[] } | undefined {
  const root = [base, ...basesOf(base, around)].find(
    ({ value }) => typeof get(get(value, "discriminator"), "propertyName") === "string",
  );
  const raw = asObject(root?.value);
  const property = get(raw?.discriminator, "propertyName");
  if (root === undefined || raw === undefined || typeof property !== "string") return undefined;
  if (raw.oneOf !== undefined || raw.anyOf !== undefined) return undefined;
  const named = mappingOf(raw, root.loc, around);
  const components = around.look("#/components/schemas", base.loc);
  const targets = components === undefined ? [] : (madeOf(components, around).get(base.value) ?? []);
  const heirs = targets.map((target): Heir => {
    const names = named.get(target.value) ?? [lastKey(target.loc.pointer)];
    return { target, names };
  });
  return { property, heirs };
}

/** The schemas of the components that are made of a base with a discriminator; none of one that has none. */
export function heirsIn(workspace: Workspace, base: Target): Target[] {
  const look = (ref: string, from: Loc) => {
    try {
      return workspace.resolve(ref, from);
    } catch (error) {
      if (error instanceof ContractError) return undefined;
      throw error;
    }
  };
  return (heirsOf(base, { look })?.heirs ?? []).map(({ target }) => target);
}

const known = new WeakMap<object, ReadonlyMap<unknown, readonly Target[]>>();

/** By schema, the components that are made of it: worked out once for a contract, which may have thousands. */
function madeOf({ value: components, loc }: Target, around: Around): ReadonlyMap<unknown, readonly Target[]> {
  const key = asObject(components) ?? {};
  const before = known.get(key);
  if (before !== undefined) return before;
  const found = new Map<unknown, Target[]>();
  for (const [name, value] of entries(components)) {
    const heir = { value, loc: at(loc, name) };
    for (const base of basesOf(heir, around)) {
      const heirs = found.get(base.value);
      if (heirs === undefined) found.set(base.value, [heir]);
      else heirs.push(heir);
    }
  }
  known.set(key, found);
  return found;
}
