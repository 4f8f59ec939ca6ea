import type { MediaType } from "@partner-licenses/document/model/content";
import { essenceOf, isJson, isUrlencoded } from "@partner-licenses/document/model/media-types";
import type { Schema } from "@partner-licenses/document/values/schema/schemas";
import { decodeForm } from "@partner-licenses/document/values/wire/form";
import { decodeParts } from "@partner-licenses/document/values/wire/multipart";
import { outlineOf } from "@partner-licenses/document/values/wire/outline";
import { readParts } from "@partner-licenses/document/values/wire/parts";
import { scalarOf } from "@partner-licenses/document/values/wire/scalars";
import type { IPrismDiagnostic } from "@stoplight/prism-core";
import { DiagnosticSeverity } from "@stoplight/types";
import { refusalsOf, type Side } from "./diagnostics.ts";
import { parametersOf } from "./media.ts";

/** The `Content-Type` of a body: its media type, and what stands between parts. */
export interface BodyType {
  readonly essence: string;
  readonly boundary: string | undefined;
}

/** Reads a `Content-Type`. Throws when it is no media type. */
export function bodyTypeOf(header: string): BodyType {
  const essence = essenceOf(header);
  if (!/^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+$/.test(essence))
    throw new Error(`Could not parse MIME type "${header}"`);
  return { essence, boundary: parametersOf(header).get("boundary") || undefined };
}

/** A body that is no JSON and came without what is needed to read it. */
export class UnreadableBody extends Error {}

/** Checks a body, JSON as a value and all else as text, against the media type that the contract declares for it. */
export function checkBody(
  body: unknown,
  type: BodyType | undefined,
  media: MediaType,
  schema: Schema,
  side: Side,
): IPrismDiagnostic[] {
  const isMultipart = type?.essence === "multipart/form-data";
  if (isMultipart && type.boundary === undefined && typeof body === "string") return [noBoundary];
  return refusalsOf(schema, decoded(body, type, media, schema), { side, place: "body" });
}

/** The value behind a body's text. */
function decoded(body: unknown, type: BodyType | undefined, media: MediaType, schema: Schema): unknown {
  if (typeof body !== "string" || type === undefined || isJson(type.essence)) return body;
  if (isUrlencoded(type.essence)) return decodeForm(media, body, schema);
  if (type.essence !== "multipart/form-data") return scalarOf(body, outlineOf(schema).types);
  const parts = readParts(body, type.boundary ?? "");
  if (parts === undefined) throw new UnreadableBody("The multipart body is broken.");
  return decodeParts(media, parts, schema);
}

const noBoundary: IPrismDiagnostic = {
  message:
    "Boundary parameter for multipart/form-data is not defined or generated in the request header. Try removing manually defined content-type from your request header if it exists.",
  code: 415,
  severity: DiagnosticSeverity.Error,
};
