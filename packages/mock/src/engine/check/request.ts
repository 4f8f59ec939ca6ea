import type { Body } from "@partner-licenses/document/model/operations";
import type { IPrismDiagnostic } from "@stoplight/prism-core";
import { DiagnosticSeverity } from "@stoplight/types";
import { contentFor, type Model } from "../model.ts";
import type { EngineRequest } from "../types.ts";
import { type BodyType, bodyTypeOf, checkBody } from "./body.ts";
import { checkFields } from "./fields.ts";
import { isOfType } from "./media.ts";
import { textsIn } from "./path.ts";

/** What is read of a request. */
export type Asked = Pick<EngineRequest, "path" | "search" | "headers" | "body">;

/** Checks a request to an operation: its body, then headers, query, path and cookies, in Prism's order and words. */
export function checkInput(
  model: Model,
  index: number,
  { path, search, headers, body }: Asked,
): IPrismDiagnostic[] {
  const operation = model.operations[index];
  if (operation === undefined) return [];
  const side = "Request";
  const texts = textsIn(operation.path, path);
  const others = new Set(operation.parameters.filter((each) => each.in === "query").map(({ name }) => name));
  const fields = (place: Parameters<Model["parameters"]>[1]) => model.parameters(operation, place);
  return [
    ...checkInputBody(model, operation.body, headers, body),
    ...checkFields(
      fields("header"),
      { text: (name) => headers[name.toLowerCase()] },
      { side, place: "header" },
    ),
    ...checkFields(fields("query"), { text: () => search, others }, { side, place: "query" }),
    ...checkFields(fields("querystring"), { text: () => search || undefined }, { side, place: "query" }),
    ...checkFields(fields("path"), { text: (name) => texts.get(name) }, { side, place: "path" }),
    ...checkFields(fields("cookie"), { text: () => headers["cookie"] }, { side, place: "cookie" }),
  ];
}

function checkInputBody(
  model: Model,
  declared: Body | undefined,
  headers: EngineRequest["headers"],
  body: unknown,
): IPrismDiagnostic[] {
  if (declared?.required && (body === null || body === undefined))
    return [error("required", "Body parameter is required")];
  const header = headers["content-type"];
  const type = header === undefined ? undefined : bodyTypeOf(header);
  const length = Number.parseInt(headers["content-length"] ?? "", 10) || 0;
  if (length > 0 && !isTaken(declared, type)) return [error(415, supported(declared))];
  const media = contentFor(
    declared?.content ?? [],
    (range) => type !== undefined && isOfType(type.essence, range),
  );
  if (media === undefined || body === null || body === undefined) return [];
  return checkBody(body, type, media, model.schema("request", media.schema), "Request");
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
