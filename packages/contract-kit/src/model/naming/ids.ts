import { templateParts } from "@partner-licenses/document/model/templates";
import type { Operation } from "../operations.ts";
import { camelCase } from "../words.ts";
import { type Chosen, chosenFor } from "./chosen.ts";
import { firstFree } from "./free.ts";
import { inOrder } from "./order.ts";

/** The id of each operation: as chosen, as declared, or for those without one made from method and path. */
export function idsOf(operations: readonly Operation[], chosen: Chosen): Map<Operation, string> {
  const ids = new Map<Operation, string>();
  const taken = new Set<string>();
  const all = inOrder(operations);
  for (const operation of all) {
    const declared = chosenFor(operation, chosen).operationId ?? (operation.hasId ? operation.id : undefined);
    if (declared !== undefined) ids.set(operation, firstFree(taken, [declared]));
  }
  for (const operation of all)
    if (!ids.has(operation)) ids.set(operation, firstFree(taken, [operation.id, exactId(operation)]));
  return ids;
}

/** `/db/reset` and `/db-reset` differ here: `getDb_Reset`. */
function exactId({ method, path }: Operation): string {
  const segments = templateParts(path).map(camelCase);
  return [method.toLowerCase(), ...segments.filter((segment) => segment !== "")].join("_");
}
