import { get } from "../../json.ts";
import { isJson } from "../../model/media-types.ts";
import type { Schema } from "../schema/schemas.ts";
import { contentTypeOf, type Form } from "./encode-form.ts";
import { escapedName } from "./escaped-name.ts";
import { fieldsOf } from "./form.ts";
import { type Outline, outlineOf } from "./outline.ts";
import { jsonOf, presentMembers, textOf } from "./scalars.ts";

/** One part of a multipart body. */
export interface Part {
  readonly name: string;
  /** Only a part with a file has one. */
  readonly filename: string | undefined;
  /** Empty where a part that was sent does not say. */
  readonly type: string;
  readonly content: string | Uint8Array;
  /** Its headers, by their names in lower case; none where it was not sent. */
  readonly headers?: ReadonlyMap<string, string>;
}

/** The parts of a `multipart/form-data` body: one for each item of a list, JSON for what has members. */
export function partsOf(form: Form, value: unknown, schema: Schema): Part[] {
  const outline = outlineOf(schema);
  return presentMembers(value).flatMap(([name, member]) => {
    const items = Array.isArray(member) ? member : [member];
    return items.map((item) => partOf(form, name, item, outline.property(name)));
  });
}

function partOf(form: Form, name: string, value: unknown, outline: Outline): Part {
  const isFile = value instanceof Uint8Array || (typeof value === "string" && isBinary(outline));
  const isNested = typeof value === "object" && value !== null && !isFile;
  const type =
    contentTypeOf(form, name) ??
    (isFile ? "application/octet-stream" : isNested ? "application/json" : "text/plain");
  const text = () => (isJson(type) ? JSON.stringify(value) : textOf(value));
  return {
    name,
    filename: isFile ? name : undefined,
    type,
    content: value instanceof Uint8Array ? value : text(),
  };
}

/** Whether the schema is about bytes: 3.0 says so by a format, 3.1 by a media type without an encoding. */
function isBinary(outline: Outline): boolean {
  const inner = outline.types.has("array") ? outline.item(0) : outline;
  return inner.schemas.some(
    (schema) =>
      get(schema, "format") === "binary" ||
      (get(schema, "contentMediaType") !== undefined && get(schema, "contentEncoding") === undefined),
  );
}

/** The bytes of a multipart body. */
export function writeParts(parts: readonly Part[], boundary: string): Uint8Array {
  const encoder = new TextEncoder();
  const chunks = parts.flatMap(({ name, filename, type, content }) => {
    const file = filename === undefined ? "" : `; filename="${escapedName(filename)}"`;
    const typed = type === "text/plain" ? "" : `Content-Type: ${type}\r\n`;
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${escapedName(name)}"${file}\r\n${typed}\r\n`;
    return [
      encoder.encode(head),
      typeof content === "string" ? encoder.encode(content) : content,
      encoder.encode("\r\n"),
    ];
  });
  chunks.push(encoder.encode(`--${boundary}--\r\n`));
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

/** The value of a multipart body, as the schema says: text where it is no file. */
export function decodeParts(form: Form, parts: readonly Part[], schema: Schema): unknown {
  const outline = outlineOf(schema);
  const fields = parts.map(({ name, type, content }): [string, unknown] => {
    const text =
      typeof content === "string" ? content : new TextDecoder("utf-8", { fatal: false }).decode(content);
    if (isJson(type)) return [name, jsonOf(text)];
    return [name, isBinary(outline.property(name)) ? new Opaque(text) : text];
  });
  const found = fieldsOf(form, fields, outline);
  return Object.fromEntries(Object.entries(found).map(([name, value]) => [name, revealed(value)]));
}

/** A file's text, which is no number even if it looks like one. */
class Opaque {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

function revealed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revealed);
  return value instanceof Opaque ? value.text : value;
}
