import { randomUUID } from "node:crypto";
import { isJson, isUrlencoded } from "@partner-licenses/document/model/media-types";
import { isSafeMethod } from "@partner-licenses/document/model/methods";
import type { ParameterPlace } from "@partner-licenses/document/model/parameters";
import { serialisationOf } from "@partner-licenses/document/model/style";
import { encodeParameter } from "@partner-licenses/document/values/wire/encode";
import { encodeForm } from "@partner-licenses/document/values/wire/encode-form";
import { membersOf, textOf } from "@partner-licenses/document/values/wire/scalars";
import type { Operation, Parameter, RequestContent } from "../contract/types.ts";

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

/** The example of a parameter as it is sent, in the style that the contract gives it. */
function written(parameter: Parameter, place: ParameterPlace): string {
  const style = serialisationOf(parameter, place);
  return encodeParameter(
    { name: parameter.name, in: place, content: undefined, ...style },
    exampleOf(parameter),
  );
}

/** The required headers and cookies with their example values. */
export function requiredHeaders({ request = {} }: Operation): Record<string, string> {
  const headers = required(request.headers).map((header) => [
    header.name.toLowerCase(),
    written(header, "header"),
  ]);
  const cookies = required(request.cookie).map((parameter) => written(parameter, "cookie"));
  const cookie = cookies.filter((pair) => pair !== "").join("; ");
  return { ...Object.fromEntries(headers), ...(cookie && { cookie }) };
}

/** The path with example values, and the required query. */
export function pathOf({ path, request = {} }: Operation): string {
  const values = new Map(
    (request.path ?? []).map((parameter) => [parameter.name, written(parameter, "path")]),
  );
  const filled = path
    .replace(/\{([^}]+)\}/g, (_, name: string) => values.get(name) ?? "")
    .replace(/[^!-~]+/g, encodeURIComponent);
  const query = required(request.query).map((parameter) => written(parameter, "query"));
  const pairs = query.filter((pair) => pair !== "").join("&");
  return pairs === "" ? filled : `${filled}?${pairs}`;
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
  if (isUrlencoded(type)) return { type, text: encodeForm({ value: {} }, value) };
  if (type !== "multipart/form-data") return { type, text: JSON.stringify(value) };
  const fields = membersOf(value).flatMap(([name, inner]) =>
    (Array.isArray(inner) ? inner : [inner]).map((item) => [name, textOf(item)] as const),
  );
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
