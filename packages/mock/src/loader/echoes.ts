import { mentions } from "@partner-licenses/document/json";
import { type Operation, operationsOf } from "@partner-licenses/document/model/operations";
import type { Workspace } from "@partner-licenses/document/reader/workspace";
import { operationKey } from "../contract/operation-key.ts";
import type { Echo } from "../contract/types.ts";

const echoed = ["request-id", "correlation-id"];

/**
 * Reads `x-role` of request and response headers: an id that the caller sends comes back under the same role.
 * In the order of `wanted`.
 */
export function readEchoes(
  workspace: Workspace,
  wanted: readonly { readonly path: string; readonly method: string }[],
): Echo[] {
  if (!mentions(workspace.entry.root as object, "x-role")) return wanted.map(() => ({ byStatus: {} }));
  const known = new Map(operationsOf(workspace).map((operation) => [operationKey(operation), operation]));
  return wanted.map((each) => echoOf(known.get(operationKey(each))));
}

function echoOf(operation: Operation | undefined): Echo {
  const roles = requestRoles(operation);
  const byStatus: Echo["byStatus"] = {};
  for (const { status, headers } of operation?.responses ?? []) {
    byStatus[status] = headers.flatMap(({ name, value }): [string, string][] => {
      const from = roles.get(String(value["x-role"]));
      return from === undefined ? [] : [[from, name]];
    });
  }
  const correlation = roles.get("correlation-id");
  return correlation === undefined ? { byStatus } : { correlation, byStatus };
}

function requestRoles(operation: Operation | undefined): Map<string, string> {
  const roles = new Map<string, string>();
  for (const { in: place, name, value } of operation?.parameters ?? []) {
    const role = value["x-role"];
    if (place === "header" && typeof role === "string" && echoed.includes(role))
      roles.set(role, name.toLowerCase());
  }
  return roles;
}
