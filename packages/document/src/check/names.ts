import type { ContractError } from "../errors.ts";
import { faults } from "../faults.ts";
import { asArray, asString, entries, get } from "../json.ts";
import { bareOperations, pathItems } from "../model/operations.ts";
import { keyOf, type ParameterPlace } from "../model/parameters.ts";
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

/** The faults of parameters that a later one of the same list replaces; both places are named. */
export function repeatedParameterFaults(workspace: Workspace): ContractError[] {
  const holders = [...pathItems(workspace).map(({ target }) => target), ...bareOperations(workspace)];
  return holders.flatMap((holder) => {
    const list = workspace.member(holder, "parameters");
    const seen = new Map<string, Loc>();
    return asArray(list.value).flatMap((item, index) => {
      const here = at(list.loc, index);
      const { value } = workspace.deref(item, here);
      const [name, place] = [asString(get(value, "name")), asString(get(value, "in"))];
      if (name === undefined || place === undefined) return [];
      const key = keyOf({ name, in: place as ParameterPlace });
      const first = seen.get(key);
      seen.set(key, here);
      return first === undefined ? [] : [workspace.fault([here, first], faults.parameterTwice(place, name))];
    });
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
