import type { MediaType } from "../../model/content.ts";
import { isJson, isUrlencoded } from "../../model/media-types.ts";
import type { Schema } from "../schema/schemas.ts";
import { encodeForm } from "./encode-form.ts";
import { partsOf, writeParts } from "./multipart.ts";
import { textOf } from "./scalars.ts";

/** A body as it is sent. */
export interface Sent {
  /** The `Content-Type`. */
  readonly type: string;
  readonly content: string | Uint8Array;
}

/** A body in its media type: JSON, a form, a multipart form, or text. */
export function encodeBody(
  media: Pick<MediaType, "type" | "value">,
  value: unknown,
  schema: Schema,
  boundary: string,
): Sent {
  const { type } = media;
  if (isJson(type)) return { type, content: JSON.stringify(value) };
  if (isUrlencoded(type)) return { type, content: encodeForm(media, value) };
  if (!/^multipart\/form-data/i.test(type))
    return { type, content: value instanceof Uint8Array ? value : textOf(value) };
  return {
    type: `${type}; boundary=${boundary}`,
    content: writeParts(partsOf(media, value, schema), boundary),
  };
}
