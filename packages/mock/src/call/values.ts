import { randomUUID } from "node:crypto";
import { isJson, isUrlencoded } from "@partner-licenses/document/model/media-types";
import { isSafeMethod } from "@partner-licenses/document/model/methods";
import type { Operation, Parameter, RequestContent } from "../contract/types.ts";
import { serialize, toPairs } from "./serialize.ts";

/** Whether an operation changes nothing; TRACE is one that no client can send. */
export function isSafe({ method }: Operation): boolean {
  const name = method.toLowerCase();
  return isSafeMethod(name) && name !== "trace";
}

/** Whether an operation can be called by its id with nothing but headers. */
export function isCallable({ request = {}, ...operation }: Operation): boolean {
  const needsInput = request.path?.length || required(request.query).length > 0;
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

const required = (parameters: Parameter[] = []): Parameter[] => parameters.filter((one) => one.required);

/** What an operation cannot be called without. */
export function neededParameters({ request = {} }: Operation): Parameter[] {
  return [...(request.path ?? []), ...[request.query, request.headers, request.cookie].flatMap(required)];
}

/** The required headers and cookies with their example values. */
export function requiredHeaders({ request = {} }: Operation): Record<string, string> {
  const headers = required(request.headers).map((header) => [
    header.name.toLowerCase(),
    serialize(header, exampleOf(header)),
  ]);
  const cookies = required(request.cookie).flatMap((cookie) => toPairs(cookie, exampleOf(cookie)));
  const cookie = cookies.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("; ");
  return { ...Object.fromEntries(headers), ...(cookie && { cookie }) };
}

/** The path with example values, and the required query. */
export function pathOf({ path, request = {} }: Operation): string {
  const values = new Map(
    (request.path ?? []).map((parameter) => [
      parameter.name,
      serialize(parameter, exampleOf(parameter), encodeURIComponent),
    ]),
  );
  const filled = path
    .replace(/\{([^}]+)\}/g, (_, name: string) => values.get(name) ?? "")
    .replace(/[^!-~]+/g, encodeURIComponent);
  const query = required(request.query).flatMap((parameter) => toPairs(parameter, exampleOf(parameter)));
  return query.length > 0 ? `${filled}?${new URLSearchParams(query)}` : filled;
}

const boundary = "partner-licenses-mock";

/** The contract's example of a request body, as it is sent: JSON where there is a choice. */
export function exampleBody({ request }: Operation): { type: string; text: string } | undefined {
  const contents = (request?.body?.contents ?? []).filter(
    ({ examples }) => examples?.[0]?.value !== undefined,
  );
  const content = contents.find(({ mediaType }) => isJson(mediaType)) ?? contents[0];
  return content && writeBody(content, content.examples?.[0]?.value);
}

function writeBody({ mediaType: type, schema }: RequestContent, value: unknown) {
  if (isJson(type)) {
    const isWritten = typeof value === "string" && schema?.type !== "string";
    return { type, text: isWritten ? value : JSON.stringify(value) };
  }
  if (typeof value !== "object" || value === null) return { type, text: String(value) };
  const fields = Object.entries(value).flatMap(([name, inner]) => toPairs({ name }, inner));
  if (isUrlencoded(type)) return { type, text: String(new URLSearchParams(fields)) };
  if (type !== "multipart/form-data") return { type, text: JSON.stringify(value) };
  const parts = fields.map(
    ([name, text]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`,
  );
  return { type: `${type}; boundary=${boundary}`, text: `${parts.join("")}--${boundary}--\r\n` };
}

/** The media type of a success. */
export function acceptOf({ responses }: Operation): string {
  const types = responses
    .filter(({ code }) => code.startsWith("2"))
    .flatMap(({ contents = [] }) => contents.map(({ mediaType }) => mediaType));
  return types[0] ?? "*/*";
}
