import { isObject } from "@partner-licenses/document/json";
import type { MediaType } from "@partner-licenses/document/model/content";
import { essenceOf, isJson, isSequence, isXml } from "@partner-licenses/document/model/media-types";
import type { Workspace } from "@partner-licenses/document/reader/workspace";
import { textOf } from "@partner-licenses/document/values/wire/scalars";
import { writeXml } from "./xml.ts";

/** What a body is written by. */
export interface Form {
  /** The media type that is sent. */
  readonly type: string;
  /** What the contract declares for it. */
  readonly media: MediaType | undefined;
  readonly workspace: Workspace;
}

/** A body as text in its media type; nothing ends in an error because of its type. */
export function serialised(body: unknown, { type, media, workspace }: Form): string {
  if (isJson(type)) return JSON.stringify(body);
  if (typeof body === "string") return body;
  if (isXml(type)) return writeXml(body, workspace, media?.schema);
  if (!isSequence(type)) return textOf(body);
  const items = Array.isArray(body) ? body : [body];
  return items.map((item) => itemOf(item, essenceOf(type), media?.itemSchema !== undefined)).join("");
}

function itemOf(item: unknown, type: string, isDescribed: boolean): string {
  if (type === "text/event-stream")
    return isDescribed && isObject(item) && "data" in item ? eventOf(item) : eventOf({ data: item });
  const text = typeof item === "string" ? item : JSON.stringify(item);
  return type.endsWith("json-seq") ? `\u001e${text}\n` : `${text}\n`;
}

/** An event as its fields, in the order that readers expect: what it is of comes before its data. */
function eventOf(event: Readonly<Record<string, unknown>>): string {
  const lines = ["id", "event", "retry", "data"].flatMap((name) => {
    const value = event[name];
    if (value === undefined || value === null) return [];
    const text = typeof value === "object" ? JSON.stringify(value) : String(value);
    return text.split(/\r\n|\r|\n/).map((line) => `${name}: ${line}`);
  });
  return `${lines.join("\n")}\n\n`;
}
