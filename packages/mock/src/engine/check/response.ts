import type { MediaType } from "@partner-licenses/document/model/content";
import { essenceOf } from "@partner-licenses/document/model/media-types";
import type { IPrismDiagnostic } from "@stoplight/prism-core";
import { DiagnosticSeverity } from "@stoplight/types";
import { type Model, responseOf } from "../model.ts";
import { bodyTypeOf, checkBody } from "./body.ts";
import { checkFields } from "./fields.ts";
import { contentFor, isOfType, parametersOf } from "./media.ts";

/** An answer as it is sent: JSON as a value, header values of any type. */
export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** Checks an answer of an operation: its status, media type, body and headers, in Prism's order and words. */
export function checkOutput(model: Model, index: number, answer: Answered): IPrismDiagnostic[] {
  const operation = model.operations[index];
  if (operation === undefined) return [];
  // An operation that says nothing of its answers allows them all.
  if (operation.responses.length === 0) return [];
  const response = responseOf(operation, answer.status);
  if (response === undefined) return [undeclared(operation.responses, answer.status)];
  const side = "Response";
  const headers = new Map(Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), value]));
  const type = textOf(headers.get("content-type"));
  const media = contentFor(response.content, type);
  return [
    ...checkType(response.content, type),
    ...(media === undefined
      ? []
      : checkBody(answer.body, type === undefined ? undefined : bodyTypeOf(type), {
          model,
          media,
          direction: "response",
        })),
    ...checkFields(
      model.headers(response),
      { text: (name) => textOf(headers.get(name.toLowerCase())) },
      { side, place: "header" },
    ),
  ];
}

/** A header's value as it is sent: the values of a list follow each other. */
function textOf(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined;
  return Array.isArray(value) ? value.join(",") : String(value);
}

function undeclared(responses: readonly { readonly status: string }[], status: number): IPrismDiagnostic {
  const codes = responses.map((response) => response.status).join(",");
  return {
    message: `Unable to match the returned status code with those defined in the document: ${codes}`,
    severity: status >= 200 && status < 300 ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
  };
}

function checkType(content: readonly MediaType[], type: string | undefined): IPrismDiagnostic[] {
  if (content.length === 0 || (type !== undefined && content.some((media) => isDeclared(media.type, type))))
    return [];
  const declared = content.map((media) => media.type).join(", ");
  return [
    {
      message: `The received media type "${type ?? ""}" does not match the one${content.length > 1 ? "s" : ""} specified in the current response: ${declared}`,
      severity: DiagnosticSeverity.Error,
    },
  ];
}

/** Whether a media type is the declared one, with all parameters that the declared one has. */
function isDeclared(declared: string, type: string): boolean {
  const own = parametersOf(type);
  return (
    isOfType(essenceOf(type), essenceOf(declared)) &&
    [...parametersOf(declared)].every(([name, value]) => own.get(name) === value)
  );
}
