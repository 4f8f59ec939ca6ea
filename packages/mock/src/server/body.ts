import type { IncomingMessage } from "node:http";
import { isJson } from "@partner-licenses/document/model/media-types";
import { withinLimits } from "../engine/limits.ts";
import { codings, decompressed } from "../shared/encoding.ts";

/** A body that cannot be taken; answered with `status` in the shape that Prism's server uses. */
export class BodyError extends Error {
  readonly status: number;
  readonly code: string;
  /** What was sent, when it could be read as text. */
  readonly text: string | undefined;

  constructor(status: number, code: string, message: string, text?: string) {
    super(message);
    this.text = text;
    this.status = status;
    this.code = code;
  }
}

export interface ReadBody {
  /** JSON as a value, all else as text, undefined when there is none. */
  body: unknown;
  /** The same for a record file, where all text is as it was sent: also a string of JSON, `null`, and long integers. */
  sent: unknown;
  bytes: number;
  /** The integers of JSON that a computer's numbers round, as they were sent. */
  digits?: readonly string[];
}

/** Reads the whole body, decoded. Throws `BodyError` when it is too large, broken, or in an encoding that is not known. */
export async function readBody(request: IncomingMessage, limit: number): Promise<ReadBody> {
  const {
    "content-length": length,
    "transfer-encoding": encoding,
    "content-type": type = "",
  } = request.headers;
  const nothing = { body: undefined, sent: null, bytes: 0 };
  if (length === "0" || (length === undefined && encoding === undefined)) return nothing;
  const raw = await readBytes(request, limit);
  if (raw.length === 0) return nothing;
  const plain = decode(raw, request.headers["content-encoding"], limit);
  const text = textOf(plain, type);
  const bytes = plain.length;
  if (!isJson(type)) return { body: text, sent: text, bytes };
  try {
    // A byte order mark is no part of the value.
    const body: unknown = JSON.parse(withinLimits(text.replace(/^\ufeff/, "")));
    // Longer integers than these are rounded: a recording keeps what was sent.
    const isPlain = typeof body === "string" || body === null || /\d{16}/.test(text);
    return { body, sent: isPlain ? text : body, bytes, digits: roundedIn(text) };
  } catch {
    throw new BodyError(400, "invalid_json", "Invalid JSON", text);
  }
}

/** The integers of a JSON text that a computer's numbers round. */
function roundedIn(text: string): string[] {
  if (!/\d{16}/.test(text)) return [];
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g) ?? [];
  return tokens.filter((token) => /^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token)));
}

/** A body in the charset that its type names; `latin1` and the like are as frequent as they are old. */
function textOf(bytes: Buffer, type: string): string {
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(type)?.[1] ?? "utf-8";
  if (/^utf-?8$/i.test(charset)) return bytes.toString("utf8");
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    throw new BodyError(415, "unsupported_charset", `The charset ${charset} is not known`);
  }
}

async function readBytes(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (size > limit) throw tooLarge(limit);
  return Buffer.concat(chunks);
}

function tooLarge(limit: number): BodyError {
  return new BodyError(413, "request_entity_too_large", `Body exceeded ${limit} bytes limit`);
}

function decode(raw: Buffer, encoding: string | undefined, limit: number): Buffer {
  try {
    const plain = decompressed(raw, encoding, limit);
    if (plain !== undefined) return plain;
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(limit);
    throw new BodyError(400, "invalid_encoding", `The body is not ${encoding}, as Content-Encoding says`);
  }
  const known = codings.join(", ");
  throw new BodyError(415, "unsupported_encoding", `Content-Encoding ${encoding} is none of ${known}`);
}
