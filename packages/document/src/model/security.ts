import { asArray, entries, get, type JsonObject, objectOrEmpty, strings } from "../json.ts";
import { at, type Loc } from "../reader/pointer.ts";
import type { Target, Workspace } from "../reader/workspace.ts";

/** A scheme that a request must satisfy, with the scopes it needs. */
export interface NeededScheme {
  readonly name: string;
  readonly scopes: readonly string[];
  /** The scheme's definition; undefined when the components do not hold it. */
  readonly scheme: JsonObject | undefined;
}

/** One way to be let in: all its schemes are needed. None needed means that anyone may call. */
export interface SecurityAlternative {
  readonly schemes: readonly NeededScheme[];
  readonly loc: Loc;
}

/** The ways to be let in to an operation, of which one is enough; none when the contract asks for nothing. */
export function securityOf(workspace: Workspace, operation: Target): SecurityAlternative[] {
  const { root } = workspace;
  const holder = get(operation.value, "security") === undefined ? root : operation;
  return asArray(get(holder.value, "security")).map((alternative, index) => ({
    loc: at(holder.loc, "security", index),
    schemes: entries(alternative).map(([name, scopes]) => ({
      name,
      scopes: strings(scopes),
      scheme: schemeOf(workspace, name, holder.loc),
    })),
  }));
}

/** The definition of a security scheme, references followed. */
export function schemeOf(workspace: Workspace, name: string, from?: Loc): JsonObject | undefined {
  const { value } = schemeAt(workspace, name, from);
  return value === undefined ? undefined : objectOrEmpty(value);
}

/**
 * Where a security scheme is defined: under its name in the components or, since OpenAPI 3.2, where the URI leads that
 * is written at `from` in place of a name. The value is undefined when nobody defines it.
 * Throws a ContractError when such a URI leads nowhere.
 */
export function schemeAt(workspace: Workspace, name: string, from: Loc = workspace.root.loc): Target {
  const named = workspace.member(workspace.root, "components", "securitySchemes", name);
  const isHere = /[#/]/.test(name) && !name.includes("://");
  return named.value === undefined && isHere ? workspace.deref({ $ref: name }, from) : named;
}
