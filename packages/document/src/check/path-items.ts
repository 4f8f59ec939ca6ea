import type { ContractError } from "../errors.ts";
import { faults } from "../faults.ts";
import type { Node } from "../grammar/walk.ts";
import { entries, get, isObject } from "../json.ts";
import { hasField, methods, methodsOf } from "../model/methods.ts";
import { nearest } from "../near.ts";
import { at } from "../reader/pointer.ts";
import { dialectOf } from "../reader/version.ts";
import type { Workspace } from "../reader/workspace.ts";

const words = ["$ref", "summary", "description", "servers", "parameters"];

/** The faults of a path item's keys: what is no method, and neither anything else that the dialect has; or stands elsewhere. */
export function methodFaults(workspace: Workspace, node: Node): ContractError[] {
  const version = dialectOf(workspace.entry.root);
  const known: readonly string[] = [
    ...words,
    ...methodsOf(version),
    ...(version === "3.2" ? ["additionalOperations"] : []),
  ];
  const later: readonly string[] = [...methods, "additionalOperations"];
  const further = at(node, "additionalOperations");
  const fielded = entries(get(node.value, "additionalOperations"))
    .filter(([method]) => hasField(method.toLowerCase()))
    .map(([method]) => workspace.fault(at(further, method), faults.methodWithField(method)));
  const unknown = entries(node.value)
    .filter(([key, value]) => isObject(value) && !known.includes(key) && !key.startsWith("x-"))
    .map(([key]) =>
      workspace.fault(
        at(node, key),
        later.includes(key) ? faults.methodOf32(key) : faults.unknownMethod(key, nearest(key, known)),
      ),
    );
  return [...unknown, ...fielded];
}
