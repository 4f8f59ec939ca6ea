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
      scheme: schemeOf(workspace, name),
    })),
  }));
}

/** The definition of a security scheme, references followed. */
export function schemeOf(workspace: Workspace, name: string): JsonObject | undefined {
  const { root } = workspace;
  const { value } = workspace.member(root, "components", "securitySchemes", name);
  return value === undefined ? undefined : objectOrEmpty(value);
}
