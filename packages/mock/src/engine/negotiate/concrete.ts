import {
  covers,
  essenceOf,
  isJson,
  isRange,
  isText,
  isXml,
  usualIn,
} from "@partner-licenses/document/model/media-types";
import type { IMediaTypeContent } from "@stoplight/types";

/**
 * A content with the media type that it is sent with: an answer has one, where a contract may declare a range.
 * `wanted` is what the client asks for, a range too.
 */
export function concrete<Content extends IMediaTypeContent>(content: Content, wanted: string): Content {
  const { mediaType } = content;
  if (!isRange(mediaType)) return content;
  if (!isRange(wanted) && covers(mediaType, wanted)) return { ...content, mediaType: essenceOf(wanted) };
  const [type = "", subtype = ""] = essenceOf(mediaType === "*/*" ? wanted : mediaType).split("/");
  if (/[+*]json$/.test(subtype)) return { ...content, mediaType: "application/json" };
  const any = isTextual(content) ? "text/plain" : "application/json";
  const found = type === "*" || type === "" ? any : usualIn(type);
  return { ...content, mediaType: found };
}

/** Whether the content can be written in its media type: plain text has no objects and lists. */
export function isWritable(content: IMediaTypeContent): boolean {
  const { mediaType } = content;
  return !isText(mediaType) || isJson(mediaType) || isXml(mediaType) || !isStructured(content);
}

function isTextual({ examples = [], schema }: IMediaTypeContent): boolean {
  const [example] = examples;
  return example !== undefined && "value" in example
    ? typeof example.value === "string"
    : schema?.type === "string";
}

function isStructured({ examples = [], schema = {} }: IMediaTypeContent): boolean {
  const [example] = examples;
  if (example !== undefined && "value" in example)
    return typeof example.value === "object" && example.value !== null;
  const types = [schema.type ?? []].flat();
  if (types.length > 0) return types.includes("object") || types.includes("array");
  return ["properties", "items", "allOf", "additionalProperties"].some((key) => key in schema);
}
