import { deref } from "@partner-licenses/document/deref";
import { STATUS_CODES } from "@partner-licenses/document/http";
import { get, type Json, type JsonObject, objectOrEmpty } from "@partner-licenses/document/json";
import { isJson } from "@partner-licenses/document/model/media-types";
import { causesOf } from "../../docs/contract/causes.ts";
import type { Contract } from "../../docs/contract/openapi.ts";
import { isSafe, type Operation, type ResponseModel } from "../../model/operations.ts";
import { capitalize } from "../../model/words.ts";
import { calleeParts } from "../samples/sample.ts";
import { bodyExample } from "../values.ts";
import { describeField } from "./field.ts";

/** The name of an operation's hook. */
export function hookOf(operation: Operation): string {
  return `use${capitalize(operation.hook)}`;
}

/** One operation as data for its page. */
export function describeOperation(document: JsonObject, operation: Operation): object {
  return {
    id: operation.id,
    method: operation.method,
    path: operation.path,
    tag: operation.tags[0] ?? "Operations",
    summary: operation.summary ?? operation.id,
    description: operation.description?.trim(),
    deprecated: operation.deprecated || undefined,
    safe: isSafe(operation),
    hook: hookOf(operation),
    callee: calleeParts(operation),
    needsToken: operation.securityNames.length > 0,
    fields: operation.parameters
      .filter((parameter) => parameter.in !== "cookie")
      .map((parameter) => describeField(document, parameter)),
    body: describeBody(document, operation),
    answers: operation.responses
      .filter(({ status }) => /^\d{3}$/.test(status))
      .map((response) => describeAnswer(document, response)),
  };
}

function describeAnswer(document: JsonObject, { status, description = "", content }: ResponseModel): object {
  const bodies = Object.values(content);
  const names = bodies.flatMap((media) => Object.keys(objectOrEmpty(media.examples)));
  const meaning = STATUS_CODES[status] ?? firstSentence(description) ?? status;
  const causes = /^[45]/.test(status)
    ? bodies.flatMap((media) => causesOf(document as unknown as Contract, media, status, description))
    : [];
  return {
    ...{ status, meaning, examples: [...new Set(names)] },
    causes: causes.length === 0 ? undefined : causes.map(describeCause),
  };
}

/** What nothing tells apart from the status is said once, by the answer. */
function describeCause({ name, code, meaning, advice }: ReturnType<typeof causesOf>[number]): object {
  return { example: name, code, meaning, advice: advice.trim() || undefined };
}

function firstSentence(text: string): string | undefined {
  return text.split(/(?<=\.)\s/)[0]?.trim() || undefined;
}

function describeBody(document: JsonObject, operation: Operation): object | undefined {
  const [entry] = Object.entries(operation.body?.content ?? {});
  if (entry === undefined) return undefined;
  const [mediaType, media] = entry;
  const kind = kindOf(mediaType);
  return {
    mediaType,
    required: operation.body?.required === true,
    kind,
    examples: kind === "file" ? [] : bodyExamples(document, operation, media, kind),
  };
}

function kindOf(mediaType: string): string {
  if (isJson(mediaType)) return "json";
  if (mediaType === "application/x-www-form-urlencoded") return "form";
  if (mediaType === "multipart/form-data") return "multipart";
  return /^text\/|xml/.test(mediaType) ? "text" : "file";
}

function bodyExamples(document: JsonObject, operation: Operation, media: JsonObject, kind: string): object[] {
  const named = Object.entries(objectOrEmpty(media.examples)).flatMap(([name, example]) => {
    const value = get(deref(document, example), "value");
    return value === undefined ? [] : [{ name, text: textOf(value, kind) }];
  });
  return named.length > 0
    ? named
    : [{ name: "example", text: textOf(bodyExample(document, operation).value, kind) }];
}

function textOf(value: Json, kind: string): string {
  return kind === "text" && typeof value === "string" ? value : JSON.stringify(value, null, 2);
}
