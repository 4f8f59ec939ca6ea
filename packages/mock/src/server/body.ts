import type { IncomingMessage } from "node:http";

/** A body that cannot be taken; answered with `status` in the shape that Prism's server uses. */
export class BodyError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

const json = /^application\/(?:[\w.!#$&^-]+\+)?json\s*(?:;|$)/i;

export interface ReadBody {
  /** JSON as a value, all else as text, `null` when there is none. */
  body: unknown;
  bytes: number;
}

/** Reads the whole body. Throws `BodyError` when it is too large or broken. */
export async function readBody(request: IncomingMessage, limit: number): Promise<ReadBody> {
  const {
    "content-length": length,
    "transfer-encoding": encoding,
    "content-type": type = "",
  } = request.headers;
  if (length === "0" || (length === undefined && encoding === undefined)) return { body: null, bytes: 0 };
  const { text, bytes } = await readText(request, limit);
  if (!json.test(type)) return { body: text, bytes };
  try {
    return { body: JSON.parse(text), bytes };
  } catch {
    throw new BodyError(400, "invalid_json", "Invalid JSON");
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
