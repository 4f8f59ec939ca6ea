import type { ContractError } from "../errors.ts";
import { faults } from "../faults.ts";
import { asArray, entries, get } from "../json.ts";
import { bareOperations } from "../model/operations.ts";
import { nearest } from "../near.ts";
import { at, type Loc } from "../reader/pointer.ts";
import type { Workspace } from "../reader/workspace.ts";

/** The faults of operationIds that two operations share; both places are named. */
export function operationIdFaults(workspace: Workspace): ContractError[] {
  const seen = new Map<string, Loc>();
  return bareOperations(workspace).flatMap(({ value, loc }) => {
    const id = get(value, "operationId");
    if (typeof id !== "string") return [];
    const second = at(loc, "operationId");
    const first = seen.get(id);
    seen.set(id, first ?? second);
    return first === undefined ? [] : [workspace.fault([second, first], faults.operationIdTwice(id))];
  });
}

/** The faults of security requirements that name a scheme which the contract does not define. */
export function schemeFaults(workspace: Workspace): ContractError[] {
  const { root } = workspace;
  const known = entries(get(root.value, "components", "securitySchemes")).map(([name]) => name);
  const isKnown = (name: string) => known.includes(name) || /[:/#]/.test(name);
  return [root, ...bareOperations(workspace)].flatMap(({ value, loc }) =>
    asArray(get(value, "security")).flatMap((alternative, index) =>
      entries(alternative)
        .filter(([name]) => !isKnown(name))
        .map(([name]) =>
          workspace.fault(
            at(loc, "security", index, name),
            faults.schemeUndefined(name, nearest(name, known)),
          ),
        ),
    ),
  );
}
