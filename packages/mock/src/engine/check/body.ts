import type { MediaType } from "@partner-licenses/document/model/content";
import {
  covers,
  essenceOf,
  isJson,
  isMultipart,
  isSequence,
  isUrlencoded,
  isXml,
} from "@partner-licenses/document/model/media-types";
import { judge } from "@partner-licenses/document/values/judge";
import type { Schema } from "@partner-licenses/document/values/schema/schemas";
import type { Direction } from "@partner-licenses/document/values/schema/types";
import { contentTypesOf } from "@partner-licenses/document/values/wire/encode-form";
import { decodeForm } from "@partner-licenses/document/values/wire/form";
import { decodeParts, type Part } from "@partner-licenses/document/values/wire/multipart";
import { outlineOf } from "@partner-licenses/document/values/wire/outline";
import { readParts } from "@partner-licenses/document/values/wire/parts";
import { jsonOf, scalarOf } from "@partner-licenses/document/values/wire/scalars";
import type { IPrismDiagnostic } from "@stoplight/prism-core";
import { DiagnosticSeverity } from "@stoplight/types";
import { whole } from "../limits.ts";
import type { Model } from "../model.ts";
import { readXml } from "../xml/read.ts";
import { diagnostic, refusalsOf, type Side } from "./diagnostics.ts";
import { eventsIn } from "./events.ts";
import { checkFields } from "./fields.ts";
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

/** What a body is held against. */
export interface Declared {
  readonly model: Model;
  readonly media: MediaType;
  readonly direction: Direction;
}

/** Checks a body, JSON as a value and all else as text, against the media type that the contract declares for it. */
export function checkBody(body: unknown, type: BodyType | undefined, declared: Declared): IPrismDiagnostic[] {
  const { model, media, direction } = declared;
  const side: Side = direction === "request" ? "Request" : "Response";
  const isText = typeof body === "string";
  if (isText && type?.essence === "multipart/form-data" && type.boundary === undefined) return [noBoundary];
  const schema = model.schema(direction, media.schema);
  // Other parts than those of a form need no names, and then nothing says which property they are.
  if (isText && isOtherMultipart(type) && readParts(body, type.boundary ?? "") === undefined) return [];
  const wrongParts =
    isText && type && isMultipart(type.essence) ? checkParts(body, type, declared, side) : [];
  if (wrongParts.length > 0) return wrongParts;
  if (isText && type !== undefined && isXml(type.essence)) return checkXml(body, declared, schema, side);
  if (type !== undefined && isSequence(type.essence)) return checkItems(body, type.essence, declared, side);
  const value = isText ? decoded(body, type, media, schema) : body;
  // Encrypted, packed or in another language: the schema is of what is inside, which nobody here can see.
  if (typeof value === "string" && type && !isJson(type.essence) && isStructure(schema)) return [];
  return refusalsOf(schema, isText ? whole(schema, value) : value, { side, place: "body" });
}

/** The value of a body, as the contract describes it: text stays what it is where nothing says more. */
export function valueOfBody(body: unknown, type: BodyType, { model, media, direction }: Declared): unknown {
  if (typeof body !== "string") return body;
  const schema = model.schema(direction, media.schema);
  if (isXml(type.essence) && media.schema !== undefined)
    return readXml(body, model.workspace, { written: media.schema, schema })?.value ?? body;
  if (isSequence(type.essence) && /json|event-stream/.test(type.essence))
    return itemsOf(body, type.essence, model.schema(direction, media.itemSchema));
  return decoded(body, type, media, schema);
}

/** A text where its schema describes what is more than one is read by the schema's `xml`. */
function checkXml(text: string, { model, media }: Declared, schema: Schema, side: Side): IPrismDiagnostic[] {
  if (media.schema === undefined || judge(schema, text).kind === "accepted") return [];
  const read = readXml(text, model.workspace, { written: media.schema, schema });
  const part = { side, place: "body" } as const;
  return read === undefined
    ? [diagnostic(part, "xml", "must be well-formed XML")]
    : refusalsOf(schema, whole(schema, read.value), part);
}

/** Each item of a sequence, or all of them where the schema is about a list. */
function checkItems(
  body: unknown,
  essence: string,
  { model, media, direction }: Declared,
  side: Side,
): IPrismDiagnostic[] {
  const part = { side, place: "body" } as const;
  const schema = model.schema(direction, media.schema);
  const isAsItIs = media.schema !== undefined && judge(schema, body).kind === "accepted";
  if (isAsItIs) return [];
  const item = model.schema(direction, media.itemSchema);
  const isText = typeof body === "string";
  if (isText && !/json/.test(essence) && (essence !== "text/event-stream" || media.itemSchema === undefined))
    return [];
  const items = isText ? itemsOf(body, essence, item) : body;
  if (media.itemSchema === undefined || !Array.isArray(items)) return refusalsOf(schema, items, part);
  return items.flatMap((each, index) => refusalsOf(item, each, { ...part, name: String(index) }));
}

/** The items of a sequence. An event is one where the schema names `data`, else what its data holds. */
function itemsOf(text: string, essence: string, item: Schema): unknown[] {
  if (essence !== "text/event-stream") return itemsIn(text);
  const isEvent = outlineOf(item).names.has("data");
  return eventsIn(text).map((event) => (isEvent ? event : jsonOf(event.data)));
}

/** The values of JSON lines, or of a JSON sequence. */
function itemsIn(text: string): unknown[] {
  const lines = text.split(text.includes("\u001e") ? "\u001e" : "\n").map((line) => line.trim());
  return lines.filter((line) => line !== "").map(jsonOf);
}

/** The value behind a body's text. */
function decoded(body: unknown, type: BodyType | undefined, media: MediaType, schema: Schema): unknown {
  if (typeof body !== "string" || type === undefined || isJson(type.essence)) return body;
  if (isUrlencoded(type.essence)) return decodeForm(media, body, schema);
  if (isMultipart(type.essence)) return decodeParts(media, partsIn(body, type), schema);
  return isStructure(schema) ? jsonOf(body) : scalarOf(body, outlineOf(schema).types);
}

/** Whether a schema asks for an object or a list: a text can only be a way to write it. */
function isStructure(schema: Schema): boolean {
  const { types } = outlineOf(schema);
  return types.size > 0 && [...types].every((type) => type === "object" || type === "array");
}

function isOtherMultipart(type: BodyType | undefined): type is BodyType {
  return type !== undefined && isMultipart(type.essence) && type.essence !== "multipart/form-data";
}

function partsIn(body: string, { boundary = "" }: BodyType): Part[] {
  const parts = readParts(body, boundary);
  if (parts === undefined) throw new UnreadableBody("The multipart body is broken.");
  return parts;
}

/** What the headers of parts have against their `encoding`. A part that does not say its type is not asked for it. */
function checkParts(
  body: string,
  type: BodyType,
  { model, media, direction }: Declared,
  side: Side,
): IPrismDiagnostic[] {
  return partsIn(body, type).flatMap((part) => {
    const place = { side, place: "body" } as const;
    const allowed = contentTypesOf(media, part.name);
    const isFine =
      part.type === "" || allowed.length === 0 || allowed.some((each) => covers(each, part.type));
    const reason = `must be sent as ${allowed.join(" or ")}, not as ${part.type}`;
    const text = (name: string) => part.headers?.get(name.toLowerCase());
    const headers = checkFields(
      model.partHeaders(direction, media, part.name),
      { text },
      { side, place: "header" },
    );
    return [...(isFine ? [] : [diagnostic(place, "contentType", reason, [part.name])]), ...headers];
  });
}

const noBoundary: IPrismDiagnostic = {
  message:
    "Boundary parameter for multipart/form-data is not defined or generated in the request header. Try removing manually defined content-type from your request header if it exists.",
  code: 415,
  severity: DiagnosticSeverity.Error,
};
