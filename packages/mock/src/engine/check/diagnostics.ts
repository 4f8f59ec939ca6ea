import type { Refusal } from "@partner-licenses/document/values/judge";
import { judge } from "@partner-licenses/document/values/judge";
import type { Schema } from "@partner-licenses/document/values/schema/schemas";
import type { IPrismDiagnostic } from "@stoplight/prism-core";
import { DiagnosticSeverity } from "@stoplight/types";

/** Whose message it is, as Prism writes it. */
export type Side = "Request" | "Response";

/** The part of a message that a diagnostic is about. */
export interface MessagePart {
  readonly side: Side;
  readonly place: "body" | "header" | "query" | "path" | "cookie";
  /** The name of the parameter; none for a body. */
  readonly name?: string;
}

/** What the schema refuses of a value, in the words of Prism. A value that gets to a fault of the schema is taken. */
export function refusalsOf(schema: Schema, value: unknown, part: MessagePart): IPrismDiagnostic[] {
  const verdict = judge(schema, value);
  return verdict.kind === "refused" ? verdict.refusals.map((refusal) => diagnosticOf(refusal, part)) : [];
}

function diagnosticOf({ path, keyword, reason, params }: Refusal, part: MessagePart): IPrismDiagnostic {
  const inner = path.split("/").filter((step) => step !== "");
  const details = [
    detail(params.allowedValues, (values) => `: ${[values].flat().join(", ")}`),
    detail(params.additionalProperty, (name) => `; found '${name}'`),
    detail(params.unevaluatedProperty, (name) => `: '${name}'`),
  ].join("");
  return diagnostic(part, keyword, reason + details, inner);
}

function detail(value: unknown, say: (value: unknown) => string): string {
  return value === undefined ? "" : say(value);
}

/** A diagnostic of an error in a part of a message. */
export function diagnostic(
  { side, place, name }: MessagePart,
  code: string,
  reason: string,
  inner: readonly string[] = [],
): IPrismDiagnostic {
  const steps = name === undefined ? inner : [name, ...inner];
  const what = place === "body" ? "property" : "parameter";
  const where = steps.length === 0 ? "" : `${what} ${steps.join(".").trim()} `;
  return {
    path: [place, ...steps],
    code,
    message: `${side} ${place} ${where}${reason}`,
    severity: DiagnosticSeverity.Error,
  };
}
