/**
 * How the set of accepted values changed from base to revision.
 * `both` is narrower in one place and wider in another; `unknown` cannot be decided. Undefined is no change.
 */
export type Effect = "narrower" | "wider" | "both" | "unknown";

/** The two effects together. */
export function join(a: Effect | undefined, b: Effect | undefined): Effect | undefined {
  if (a === undefined || a === b) return b;
  if (b === undefined) return a;
  return a === "unknown" || b === "unknown" ? "unknown" : "both";
}

/** The effect on the complement of the set, as `not` needs it. */
export function flip(effect: Effect | undefined): Effect | undefined {
  if (effect === "narrower") return "wider";
  return effect === "wider" ? "narrower" : effect;
}

/** Effect from the two inclusions: base within revision, and revision within base. */
export function inclusion(baseInRevision: boolean, revisionInBase: boolean): Effect | undefined {
  if (baseInRevision) return revisionInBase ? undefined : "wider";
  return revisionInBase ? "narrower" : "both";
}

/** Effect of demands that a value must all meet: more demands accept less. */
export function demands(base: ReadonlySet<string>, revision: ReadonlySet<string>): Effect | undefined {
  return inclusion(isSubset(revision, base), isSubset(base, revision));
}

function isSubset(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const item of a) if (!b.has(item)) return false;
  return true;
}
