import type { MediaType } from "@partner-licenses/document/model/content";
import { isJson, isMultipart } from "@partner-licenses/document/model/media-types";
import { hasBody } from "@partner-licenses/document/model/operations";
import { isToken } from "@partner-licenses/document/model/token";
import { judge } from "@partner-licenses/document/values/judge";
import type { IPrismDiagnostic } from "@stoplight/prism-core";
import prismTypes, { type IHttpResponse } from "@stoplight/prism-http/dist/types.js";
import type { IHttpOperation } from "@stoplight/types";
import * as E from "fp-ts/lib/Either.js";
import { checkOutput } from "./check/response.ts";
import type { Model } from "./model.ts";
import { toViolations } from "./parts.ts";
import { asParts } from "./parts-of-body.ts";
import { problemAnswer, violationHeader, violationsProblem } from "./problem.ts";
import { type Exact, serialised } from "./serialise.ts";
import type { EngineAnswer } from "./types.ts";

/** What decides how an answer is sent. */
export interface FinishOptions {
  readonly errors?: boolean;
  readonly exact: Exact;
}

/** What only those who write the bytes know: a declared value would contradict them. */
const framing =
  /^(connection|content-encoding|content-length|keep-alive|trailer|transfer-encoding|upgrade)$/i;

const noStatus = { type: "NO_STATUS", title: "No answer can be sent", status: 501 };

/** A problem where a status that is asked for, or all that are declared, cannot end an exchange. */
export function noStatusFor({ responses }: IHttpOperation, code: number | undefined): Error | undefined {
  if (code !== undefined && (code < 200 || code > 599))
    return prismTypes.ProblemJsonError.fromTemplate(noStatus, `${code} is no status that ends an exchange.`);
  const codes = responses.map((response) => response.code);
  if (codes.length === 0 || codes.some((each) => /^([2-5](\d\d|XX)|default)$/i.test(each))) return undefined;
  return prismTypes.ProblemJsonError.fromTemplate(
    noStatus,
    `The contract declares only ${codes.join(", ")}, and none of it ends an exchange.`,
  );
}

/** The headers that can be sent, as HTTP writes them: others would end the exchange. */
function sendable(headers: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !framing.test(name) && isToken(name))
      .map(([name, value]) => [name, typeof value === "string" ? bytesOf(value) : value]),
  );
}

/** A text on one line, with what Latin-1 does not hold in UTF-8. */
function bytesOf(text: string): string {
  const line = text.replace(/\p{Cc}+/gu, " ");
  return /[^ -~\u00a0-\u00ff]/.test(line) ? Buffer.from(line, "utf8").toString("latin1") : line;
}

/** The value of an example of JSON that is given as text, `'{"a":1}'`, where the schema accepts the one and not the other. */
function asWritten(body: unknown, type: string, model: Model, media: MediaType | undefined): unknown {
  if (typeof body !== "string" || media?.schema === undefined || !isJson(type)) return body;
  const schema = model.schema("response", media.schema);
  if (judge(schema, body).kind !== "refused") return body;
  try {
    const value: unknown = JSON.parse(body);
    return judge(schema, value).kind === "accepted" ? value : body;
  } catch {
    return body;
  }
}

/** Headers with another media type, or with none. */
function withType(headers: Readonly<Record<string, unknown>>, type?: string): Record<string, unknown> {
  const others = Object.entries(headers).filter(([name]) => !/^content-type$/i.test(name));
  return { ...Object.fromEntries(others), ...(type && { "Content-Type": type }) };
}

/** The answer as it is sent, checked against the contract. With `errors`, one that departs from it is a problem. */
export function finish(
  model: Model,
  operation: number,
  { statusCode: status, headers = {}, body: given }: IHttpResponse,
  input: readonly IPrismDiagnostic[],
  { errors = false, exact }: FinishOptions,
): EngineAnswer {
  const sent = Object.entries(headers).find(([name]) => /^content-type$/i.test(name))?.[1] ?? "";
  const body = asWritten(given, String(sent), model, model.mediaOf(operation, status, String(sent)));
  const departures = checkOutput(model, operation, { status, headers, body });
  const violations = [...toViolations("request", input), ...toViolations("response", departures)];
  const failed = violations.filter(
    (violation) => violation.location[0] === "response" && violation.severity === "Error",
  );
  if (errors && failed.length > 0) return problemAnswer(violationsProblem(failed), operation, violations);
  const own = sendable(headers);
  const common = { status, violations, violationHeader: violationHeader(violations), operation };
  if (!hasBody(String(status))) return { ...common, headers: withType(own), body: undefined };
  try {
    const form = { type: String(sent), media: model.mediaOf(operation, status, String(sent)) };
    if (isMultipart(form.type) && body !== undefined && typeof body !== "string") {
      const { type, text } = asParts(model, body, form);
      return { ...common, headers: withType(own, type), body: text };
    }
    const text =
      body === undefined ? undefined : serialised(body, { ...form, workspace: model.workspace, exact });
    return { ...common, headers: own, body: text };
  } catch (error) {
    return problemAnswer(E.toError(error), operation, violations);
  }
}
