import { fail } from "../failure.ts";
import type { SentBody } from "../request.ts";
import type { Call } from "../shared.ts";
import type { RequestPart } from "./part.ts";

/** A request body on its way out. `type` is undefined when the platform knows it better: forms, blobs. */
export interface EncodedBody {
  readonly body: SentBody | undefined;
  readonly type: string | undefined;
}

/** JSON becomes text; a body of another media type is given in a form that `fetch` takes and goes as it is. */
export function encodeBody(body: unknown, contentType = "application/json"): EncodedBody {
  if (body === undefined) return { body, type: undefined };
  if (/json/.test(contentType)) return { body: JSON.stringify(body), type: contentType };
  return { body: body as SentBody, type: typeof body === "string" ? contentType : undefined };
}

/** Throws a validation error where the method takes no body: the platform refuses it, as if the network had failed. */
export function refuseBody(call: Call): void {
  const { method } = call.entry;
  if (/^(GET|HEAD)$/.test(method)) throw fail(call, "validation", {}, `no body can be sent with ${method}`);
}

/** Puts the body into the request, and its media type where none is given. */
export const addBody: RequestPart = (call, { init }) => {
  const { body, type } = encodeBody(call.input.body, call.entry.contentType);
  if (body === undefined) return;
  refuseBody(call);
  init.body = body;
  if (type) init.headers["content-type"] ??= type;
};
