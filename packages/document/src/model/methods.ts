import { entries, get, isObject } from "../json.ts";
import type { Version } from "../reader/version.ts";

/** The HTTP methods that have a field of their own in a path item; `query` since OpenAPI 3.2. */
export const methods = [
  ...(["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"] as const),
] as const;

const safe: ReadonlySet<string> = new Set(["get", "head", "options", "trace", "query"]);

/** Whether a repeat of the call changes nothing: the method is safe by the HTTP standard. */
export function isSafeMethod(method: string): boolean {
  return safe.has(method);
}

/** Whether a method has a field of its own in a path item of some dialect. */
export function hasField(method: string): boolean {
  return (methods as readonly string[]).includes(method);
}

/** The methods that have a field of their own in the dialect. */
export function methodsOf(version: Version): readonly string[] {
  return version === "3.2" ? methods : methods.filter((method) => method !== "query");
}

/** A method of a path item, with the keys that lead to its operation. */
export interface MethodAt {
  /** Lower case where the method has a field of its own, else exactly as it is sent. */
  readonly method: string;
  readonly keys: readonly string[];
}

/** The methods that a path item has, those of `additionalOperations` last. */
export function methodsIn(pathItem: unknown): MethodAt[] {
  const named = methods.filter((method) => isObject(get(pathItem, method)));
  return [
    ...named.map((method) => ({ method, keys: [method] })),
    ...entries(get(pathItem, "additionalOperations"))
      .filter(([, operation]) => isObject(operation))
      .map(([method]) => ({ method, keys: ["additionalOperations", method] })),
  ];
}
