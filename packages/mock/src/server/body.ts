import type { IncomingMessage } from "node:http";
import { isJson } from "@partner-licenses/document/model/media-types";

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
  /** JSON as a value, all else as text, `null` when there is none. */
  body: unknown;
  /** The same for a record file, where all text is as it was sent: also a string of JSON. */
  sent: unknown;
  bytes: number;
}

/** Reads the whole body. Throws `BodyError` when it is too large or broken. */
export async function readBody(request: IncomingMessage, limit: number): Promise<ReadBody> {
  const {
    "content-length": length,
    "transfer-encoding": encoding,
    "content-type": type = "",
  } = request.headers;
  if (length === "0" || (length === undefined && encoding === undefined))
    return { body: null, sent: null, bytes: 0 };
  const { text, bytes } = await readText(request, limit);
  if (!isJson(type)) return { body: text, sent: text, bytes };
  try {
    const body: unknown = JSON.parse(text);
    return { body, sent: typeof body === "string" ? text : body, bytes };
  } catch {
    throw new BodyError(400, "invalid_json", "Invalid JSON", text);
  }
}

async function readText(request: IncomingMessage, limit: number): Promise<{ text: string; bytes: number }> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (size > limit)
    throw new BodyError(413, "request_entity_too_large", `Body exceeded ${limit} bytes limit`);
  return { text: Buffer.concat(chunks).toString("utf8"), bytes: size };
}
