import {
  asString,
  get,
  isObject,
  type Json,
  type JsonObject,
  objectOrEmpty,
} from "@partner-licenses/document/json";
import { essenceOf } from "@partner-licenses/document/model/media-types";
import type { Operation } from "./operations.ts";
import { camelCase } from "./words.ts";

/** Names by role: `{ requestId: "MS-RequestId" }`. Roles are the contract's `x-role` extension. */
export type Roles = Record<string, string>;

/** The role of a header or property, in camelCase, or undefined. */
export function roleOf(value: Json | undefined): string | undefined {
  const role = asString(get(value, "x-role"));
  return role === undefined ? undefined : camelCase(role);
}

/** Error properties by role, from all component schemas: `{ code: ["code", "statusCode"] }`. */
export function faultFields(document: JsonObject): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const schema of Object.values(objectOrEmpty(get(document.components, "schemas")))) {
    for (const [name, property] of Object.entries(objectOrEmpty(get(schema, "properties")))) {
      const role = roleOf(property);
      if (!role?.startsWith("error")) continue;
      const field = camelCase(role.slice("error".length));
      found[field] = [...new Set([...(found[field] ?? []), name])];
    }
  }
  return found;
}

/** The same, with the members of RFC 9457 where an operation answers with `application/problem+json`. */
export function withProblems(
  fields: Readonly<Record<string, readonly string[]>>,
  operations: readonly Operation[],
): Record<string, readonly string[]> {
  const types = operations.flatMap(({ responses }) =>
    responses.flatMap(({ content }) => Object.keys(content)),
  );
  if (!types.some((type) => essenceOf(type) === "application/problem+json")) return { ...fields };
  const joined = (field: string, names: string[]) => [...new Set([...(fields[field] ?? []), ...names])];
  return {
    ...fields,
    description: joined("description", ["detail", "title"]),
    data: joined("data", ["errors"]),
  };
}

/** Error codes of the examples marked `x-not-refreshable`: a new token does not fix their cause. */
export function notRefreshableCodes(document: JsonObject, codeFields: readonly string[]): string[] {
  const codes = new Set<string>();
  for (const example of Object.values(objectOrEmpty(get(document.components, "examples")))) {
    if (!isObject(example) || example["x-not-refreshable"] !== true) continue;
    const value = objectOrEmpty(example.value);
    for (const field of codeFields) if (value[field] !== undefined) codes.add(String(value[field]));
  }
  return [...codes].sort();
}
