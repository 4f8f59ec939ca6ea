import { randomUUID } from "node:crypto";
import type { Operation, Parameter } from "../contract/types.ts";

const safeMethods = ["get", "head", "options"];

/** Whether an operation changes nothing. */
export function isSafe({ method }: Operation): boolean {
  return safeMethods.includes(method.toLowerCase());
}

/** Whether an operation can be called by its id with nothing but headers. */
export function isCallable({ request = {}, ...operation }: Operation): boolean {
  const needsInput = request.path?.length || request.query?.some(({ required }) => required);
  return Boolean(operation.iid) && isSafe(operation) && !needsInput && !request.body?.required;
}

/** The value that the contract gives for a parameter: its example, default or first enumerated value. */
export function exampleOf({ examples, schema }: Parameter): unknown {
  return examples?.[0]?.value ?? schema?.examples?.[0] ?? schema?.default ?? schema?.enum?.[0];
}

/** An id that the header takes: a fresh one where its format allows. */
export function idFor(operation: Operation, header: string): string {
  const parameter = operation.request?.headers?.find(({ name }) => name.toLowerCase() === header);
  return parameter?.schema?.format === "uuid"
    ? randomUUID()
    : String((parameter && exampleOf(parameter)) ?? randomUUID());
}

/** The required headers with their example values. */
export function requiredHeaders({ request }: Operation): Record<string, string> {
  const needed = (request?.headers ?? []).filter(({ required }) => required);
  return Object.fromEntries(needed.map((header) => [header.name.toLowerCase(), String(exampleOf(header))]));
}

/** The path with example values, and the required query. */
export function pathOf({ path, request }: Operation): string {
  const values = new Map(
    (request?.path ?? []).map((parameter) => [parameter.name, String(exampleOf(parameter))]),
  );
  const filled = path
    .replace(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(values.get(name) ?? ""))
    .replace(/[^!-~]+/g, encodeURIComponent);
  const query = new URLSearchParams();
  for (const parameter of request?.query ?? [])
    if (parameter.required) query.set(parameter.name, String(exampleOf(parameter)));
  return query.size > 0 ? `${filled}?${query}` : filled;
}

/** The media type of a success. */
export function acceptOf({ responses }: Operation): string {
  const types = responses
    .filter(({ code }) => code.startsWith("2"))
    .flatMap(({ contents = [] }) => contents.map(({ mediaType }) => mediaType));
  return types[0] ?? "*/*";
}
