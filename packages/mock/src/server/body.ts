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

/** Reads the body: JSON as a value, all else as text, `null` when there is none. Throws `BodyError`. */
export async function readBody(request: IncomingMessage, limit: number): Promise<unknown> {
  const {
    "content-length": length,
    "transfer-encoding": encoding,
    "content-type": type = "",
  } = request.headers;
  if (length === "0" || (length === undefined && encoding === undefined)) return null;
  const text = await readText(request, limit);
  if (!json.test(type)) return text;
  try {
    return JSON.parse(text);
  } catch {
    throw new BodyError(400, "invalid_json", "Invalid JSON");
  }
}

async function readText(request: IncomingMessage, limit: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (size > limit)
    throw new BodyError(413, "request_entity_too_large", `Body exceeded ${limit} bytes limit`);
  return Buffer.concat(chunks).toString("utf8");
}
