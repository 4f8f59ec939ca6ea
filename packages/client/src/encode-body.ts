import type { EncodedBody } from "./parts.ts";

/** JSON becomes text; a body of another media type is given in a form that `fetch` takes and goes as it is. */
export function encodeBody(body: unknown, contentType = "application/json"): EncodedBody {
  if (body === undefined) return { body, type: undefined };
  if (/json/.test(contentType)) return { body: JSON.stringify(body), type: contentType };
  return { body: body as BodyInit, type: typeof body === "string" ? contentType : undefined };
}
