import type { Echo, Operation } from "./types.ts";

type Json = Record<string, unknown>;

const echoed = ["request-id", "correlation-id"];

/** Reads `x-role` of request and response headers: an id that the caller sends comes back under the same role. */
export function readEchoes(document: Json, operations: readonly Operation[]): Echo[] {
  const at = (node: unknown): Json => deref(document, node);
  return operations.map(({ path, method }) => {
    const item = at(at(document["paths"])[path]);
    const operation = at(item[method]);
    const parameters = [...list(item["parameters"]), ...list(operation["parameters"])].map(at);
    return echoOf(requestRoles(parameters), at(operation["responses"]), at);
  });
}

function requestRoles(parameters: Json[]): Map<string, string> {
  const roles = new Map<string, string>();
  for (const { in: place, name, "x-role": role } of parameters) {
    if (place === "header" && typeof role === "string" && echoed.includes(role))
      roles.set(role, String(name).toLowerCase());
  }
  return roles;
}

function echoOf(roles: Map<string, string>, responses: Json, at: (node: unknown) => Json): Echo {
  const byStatus: Echo["byStatus"] = {};
  for (const [status, response] of Object.entries(responses)) {
    const pairs: [string, string][] = [];
    for (const [to, header] of Object.entries(at(at(response)["headers"]))) {
      const from = roles.get(String(at(header)["x-role"]));
      if (from) pairs.push([from, to]);
    }
    byStatus[status] = pairs;
  }
  const correlation = roles.get("correlation-id");
  return correlation === undefined ? { byStatus } : { correlation, byStatus };
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Follows local references; what is not an object reads as an empty one. */
function deref(document: Json, node: unknown): Json {
  let current = node;
  for (let hops = 0; hops < 20 && isObject(current) && typeof current["$ref"] === "string"; hops++) {
    const steps = current["$ref"].replace(/^#\/?/, "").split("/").map(unescapePointer);
    current = steps.reduce<unknown>(
      (at, step) => (isObject(at) && Object.hasOwn(at, step) ? at[step] : undefined),
      document,
    );
  }
  return isObject(current) ? current : {};
}

function unescapePointer(step: string): string {
  return decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~");
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null;
}
