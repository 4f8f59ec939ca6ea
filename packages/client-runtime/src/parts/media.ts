import { isObject } from "@partner-licenses/document/json";
import {
  covers,
  essenceOf,
  isForm,
  isJson,
  isMultipart,
  isRange,
  isSequence,
  isText,
  isUrlencoded,
  isXml,
} from "@partner-licenses/document/model/media-types";
import { encodeForm } from "@partner-licenses/document/values/wire/encode-form";
import { plain, presentMembers, textOf } from "@partner-licenses/document/values/wire/scalars";
import { newId } from "../new-id.ts";
import type { SentBody } from "../request.ts";
import { refuseBody } from "./body.ts";
import { multipart } from "./multipart.ts";
import type { RequestPart } from "./part.ts";

/** How the fields of a form are written, where it is not by the defaults of the specification. */
export type FormEncoding = Readonly<Record<string, FieldEncoding>>;

/** How one field of a form is written. */
interface FieldEncoding {
  readonly contentType?: string;
  readonly style?: string;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
}

/** Puts a body of any media type into the request: JSON, text and forms made of values, files and streams as they are. */
export const addMedia: RequestPart = (call, { init }) => {
  const { input, entry, tried, last: error } = call;
  const { body } = input;
  if (body === undefined) return;
  refuseBody(call);
  const { headers } = init;
  const declared = declaredIn(entry);
  const type = headers["content-type"] ?? sendable(typeOf(body, declared), declared);
  if (body instanceof ReadableStream) {
    // what was sent of a stream cannot be sent again
    if (error && tried.length > 0) throw error;
    call.entry = { ...entry, retry: false };
    init.duplex = "half";
  }
  init.body = encoded(body, type, entry.encoding);
  headers["content-type"] = type;
  if (!(init.body instanceof FormData)) return;
  // only who writes a form knows its boundary, whatever the caller's headers say
  delete headers["content-type"];
  const essence = essenceOf(type);
  if (isMultipart(essence) && !/[*]|form-data$/.test(essence)) {
    const written = multipart(init.body, essence, newId());
    init.body = written.body;
    headers["content-type"] = written.type;
  }
};

function declaredIn({ contentType = "application/json" }: { readonly contentType?: string }): string[] {
  return contentType.split(", ");
}

const isBytes = (value: unknown) =>
  value instanceof ArrayBuffer || ArrayBuffer.isView(value) || value instanceof ReadableStream;
const isLines = (type: string) => isSequence(type) && /jsonl|ndjson/.test(type);
const isValue = (type: string) => isJson(type) || isForm(type);

/** The first declared media type that fits the body's own type; a file may name its type itself. */
function typeOf(body: unknown, declared: readonly string[]): string {
  const any = typeof body === "string" ? "text/plain" : "application/json";
  const named = declared.filter((type) => !isRange(type));
  const first = (fits: (type: string) => boolean) => named.find(fits) ?? named[0] ?? any;
  if (body instanceof FormData) return first(isMultipart);
  if (body instanceof URLSearchParams) return first(isUrlencoded);
  const files = (type: string) => !isValue(type);
  const bytes = "application/octet-stream";
  if (body instanceof Blob && body.type) {
    const own = essenceOf(body.type);
    // a file that is declared to be any bytes is not sent as what was not declared
    const isOwn = declared.some((range) => covers(range, own)) || !named.includes(bytes);
    return named.find((type) => essenceOf(type) === own) ?? (isOwn ? body.type : bytes);
  }
  if (body instanceof Blob || isBytes(body)) return named.find(files) ?? bytes;
  if (typeof body !== "string") return first(isValue);
  const text = named.find((type) => isText(type) || isXml(type)) ?? named.find(isJson);
  return text ?? first(() => true);
}

/** Throws where only ranges are declared, and the type of the body is in none of them. */
function sendable(type: string, declared: readonly string[]): string {
  if (declared.some((each) => !isRange(each) || covers(each, essenceOf(type)))) return type;
  const expected = declared.join(", ");
  throw new TypeError(
    `${expected} asks for a media type: give a Blob that has one, or a content-type header`,
  );
}

function encoded(body: unknown, type: string, encoding: FormEncoding = {}): SentBody {
  if (body instanceof FormData || body instanceof URLSearchParams) return body;
  if (body instanceof Blob || isBytes(body)) return body as SentBody;
  if (isJson(type)) return JSON.stringify(body);
  if (isLines(type) && typeof body !== "string")
    return [body]
      .flat()
      .map((item: unknown) => `${JSON.stringify(item)}\n`)
      .join("");
  // one that is written already
  if (isUrlencoded(type) && typeof body === "string") return body;
  if (isForm(type) && !isObject(body)) throw new TypeError(`This is no ${type}: give an object`);
  if (isUrlencoded(type)) return encodeForm({ value: { encoding } }, body);
  if (isMultipart(type)) return formOf(body, encoding);
  const value = plain(body);
  if (typeof value === "object" && value !== null)
    throw new TypeError(`An object is no ${type}: give a text, a Blob or bytes`);
  return textOf(value);
}

function formOf(body: unknown, encoding: FormEncoding): FormData {
  const form = new FormData();
  for (const [name, member] of presentMembers(body)) {
    const types = encoding[name]?.contentType?.split(",").map((each) => each.trim());
    // a range is no type of a part
    const type = types?.find((each) => !isRange(each));
    for (const item of Array.isArray(member) ? member : [member]) {
      const part = partOf(plain(item), type);
      form.append(name, part as string);
    }
  }
  return form;
}

/** A field as text; what is no text becomes a file, as only files have a media type. */
function partOf(item: unknown, type: string | undefined): string | Blob {
  if (item instanceof File && type && !item.type) return new File([item], item.name, { type });
  if (item instanceof Blob) return item.type || !type ? item : new Blob([item], { type });
  if (item instanceof ReadableStream)
    throw new TypeError("A stream is no field of a form: give a Blob or bytes");
  if (isBytes(item)) return new Blob([item as ArrayBuffer], { type: type ?? "application/octet-stream" });
  const isNested = typeof item === "object" && item !== null;
  const text = isNested || (type !== undefined && isJson(type)) ? JSON.stringify(item) : textOf(item);
  const own = type ?? (isNested ? "application/json" : "text/plain");
  return own === "text/plain" ? text : new Blob([text], { type: own });
}
