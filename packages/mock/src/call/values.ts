import { randomUUID } from "node:crypto";
import { isSafeMethod } from "@partner-licenses/document/model/methods";
import type { Operation, Parameter } from "../contract/types.ts";

/** Whether an operation changes nothing; TRACE is one that no client can send. */
export function isSafe({ method }: Operation): boolean {
  const name = method.toLowerCase();
  return isSafeMethod(name) && name !== "trace";
}

/** Whether an operation can be called by its id with nothing but headers. */
export function isCallable({ request = {}, ...operation }: Operation): boolean {
  const needsInput = request.path?.length || request.query?.some(({ required }) => required);
  return Boolean(operation.iid) && isSafe(operation) && !needsInput && !request.body?.required;
}

/** An id that the header takes: a fresh one where its format allows. */
export function idFor(operation: Operation, header: string): string {
  const parameter = operation.request?.headers?.find(({ name }) => name.toLowerCase() === header);
  return parameter?.schema?.format === "uuid"
    ? randomUUID()
    : String((parameter && exampleOf(parameter)) ?? randomUUID());
}

/** The value that the contract gives for a parameter: its example, default or first enumerated value. */
function exampleOf({ examples, schema }: Parameter): unknown {
  return examples?.[0]?.value ?? schema?.examples?.[0] ?? schema?.default ?? schema?.enum?.[0];
}

/** The media type of a success. */
export function acceptOf({ responses }: Operation): string {
  const types = responses
    .filter(({ code }) => code.startsWith("2"))
    .flatMap(({ contents = [] }) => contents.map(({ mediaType }) => mediaType));
  return types[0] ?? "*/*";
}
