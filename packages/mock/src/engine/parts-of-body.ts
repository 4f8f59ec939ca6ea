import type { MediaType } from "@partner-licenses/document/model/content";
import { encodeBody } from "@partner-licenses/document/values/wire/body";
import { textOf } from "@partner-licenses/document/values/wire/scalars";
import type { Model } from "./model.ts";

const boundary = "partner-licenses-mock";

/** A body of parts with its media type: fields of a form by their names, or the items of a list one after the other. */
export function asParts(
  model: Model,
  body: unknown,
  { type, media }: { readonly type: string; readonly media: MediaType | undefined },
): { type: string; text: string } {
  if (/^multipart\/form-data/i.test(type)) {
    const schema = model.schema("response", media?.schema);
    const { content, ...sent } = encodeBody({ type, value: media?.value ?? {} }, body, schema, boundary);
    return {
      type: sent.type,
      text: typeof content === "string" ? content : new TextDecoder().decode(content),
    };
  }
  const items = Array.isArray(body) ? body : [body];
  const parts = items.map((item) => {
    const isText = typeof item !== "object" || item === null;
    const head = `Content-Type: ${isText ? "text/plain" : "application/json"}`;
    return `--${boundary}\r\n${head}\r\n\r\n${isText ? textOf(item) : JSON.stringify(item)}\r\n`;
  });
  return { type: `${type}; boundary=${boundary}`, text: `${parts.join("")}--${boundary}--\r\n` };
}
