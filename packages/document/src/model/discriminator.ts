import { ContractError } from "../errors.ts";
import { type Loc, lastKey } from "../reader/pointer.ts";
import type { Target, Workspace } from "../reader/workspace.ts";

/** A discriminator's mapping value as a reference: a bare name means a component schema. */
export function mappingRef(target: string): string {
  return isName(target) ? `#/components/schemas/${target}` : target;
}

function isName(target: string): boolean {
  return /^[A-Za-z0-9._-]+$/.test(target) && !/\.(ya?ml|json)$/.test(target);
}

/**
 * The value of a discriminator that an alternative has without a mapping: the name of its schema, or of its file.
 * Undefined for a reference that names no schema.
 */
export function impliedName(ref: string): string | undefined {
  const hash = ref.indexOf("#");
  const fragment = hash === -1 ? "" : ref.slice(hash + 1);
  if (hash === 0 && !fragment.startsWith("/components/schemas/")) return undefined;
  return fragment.startsWith("/") && fragment !== "/" ? lastKey(fragment) : baseName(ref.replace(/#.*$/, ""));
}

/** The name of a file without its folder and extension. */
export function baseName(file: string): string {
  return (file.split(/[\\/]/).at(-1) ?? file).replace(/\.[^.]*$/, "");
}

/**
 * The schema behind a discriminator's mapping value that is written at `loc`; undefined when there is none, which is
 * left to linters. A bare name in another file than the entry may mean a component of either.
 */
export function mappedSchema(workspace: Workspace, target: string, loc: Loc): Target | undefined {
  const ref = mappingRef(target);
  const places = ref === target ? [loc] : [loc, { source: workspace.entry, pointer: "#" }];
  for (const place of places) {
    try {
      return workspace.resolve(ref, place);
    } catch (error) {
      if (!(error instanceof ContractError)) throw error;
    }
  }
  return undefined;
}
