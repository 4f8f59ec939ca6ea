import { isUrlencoded } from "@partner-licenses/document/model/media-types";
import type { Body } from "@partner-licenses/document/model/operations";
import type { ParameterPlace } from "@partner-licenses/document/model/parameters";
import type { IPrismDiagnostic } from "@stoplight/prism-core";
import { DiagnosticSeverity } from "@stoplight/types";
import type { Model } from "../model.ts";
import type { Routed } from "../route/router.ts";
import { type Asked, sourcesOf } from "../sources.ts";
import type { EngineRequest } from "../types.ts";
import { type BodyType, bodyTypeOf, checkBody } from "./body.ts";
import type { MessagePart } from "./diagnostics.ts";
import { checkFields } from "./fields.ts";
import { contentFor, isOfType } from "./media.ts";
import { checkSecurity } from "./security.ts";

/** The first of the operations at a request's address that takes it, else the first one, and what it refuses. */
export function checkRequest(
  model: Model,
  { operation, others }: Pick<Routed, "operation" | "others">,
  asked: Asked,
): { index: number; found: IPrismDiagnostic[] } {
  const check = (index: number): IPrismDiagnostic[] => {
    const declared = model.operations[index];
    return [
      ...(declared === undefined ? [] : checkSecurity(declared, asked)),
      ...checkInput(model, index, asked),
    ];
  };
  const found = check(operation);
  const taking = found.length === 0 ? undefined : others.find((index) => check(index).length === 0);
  return taking === undefined ? { index: operation, found } : { index: taking, found: [] };
}

/** Checks a request to an operation: its body, then headers, query, path and cookies, in Prism's order and words. */
function checkInput(model: Model, index: number, asked: Asked): IPrismDiagnostic[] {
  const operation = model.operations[index];
  if (operation === undefined) return [];
  const side = "Request";
  const sources = sourcesOf(model, operation, asked);
  const check = (place: ParameterPlace, shown: MessagePart["place"]) =>
    checkFields(model.parameters(operation, place), sources[place], { side, place: shown });
  return [
    ...checkInputBody(model, operation.body, asked.headers, asked.body),
    ...check("header", "header"),
    ...check("query", "query"),
    ...check("querystring", "query"),
    ...check("path", "path"),
    ...check("cookie", "cookie"),
  ];
}

function checkInputBody(
  model: Model,
  declared: Body | undefined,
  headers: EngineRequest["headers"],
  sent: unknown,
): IPrismDiagnostic[] {
  const header = headers["content-type"];
  const type = header === undefined ? undefined : bodyTypeOf(header);
  // a form without fields is no text at all
  const isForm = type !== undefined && isUrlencoded(type.essence);
  const body = declared?.required && isForm ? (sent ?? "") : sent;
  if (declared?.required && body === undefined) return [error("required", "Body parameter is required")];
  const length = Number.parseInt(headers["content-length"] ?? "", 10) || 0;
  if (length > 0 && !isTaken(declared, type)) return [error(415, supported(declared))];
  const media = contentFor(declared?.content ?? [], header);
  if (media === undefined || body === undefined) return [];
  return checkBody(body, type, { model, media, direction: "request" });
}

function isTaken(declared: Body | undefined, type: BodyType | undefined): boolean {
  if (declared === undefined) return false;
  return type === undefined || declared.content.some((media) => isOfType(type.essence, media.type));
}

function supported(declared: Body | undefined): string {
  if (declared === undefined || declared.content.length === 0)
    return "No supported content types, but request included a non-empty body";
  return `Supported content types: ${declared.content.map(({ type }) => type).join(",")}`;
}

function error(code: string | number, message: string): IPrismDiagnostic {
  return { code, message, severity: DiagnosticSeverity.Error };
}
