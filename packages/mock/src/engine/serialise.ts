import { isObject } from "@partner-licenses/document/json";
import type { MediaType } from "@partner-licenses/document/model/content";
import {
  essenceOf,
  isJson,
  isSequence,
  isUrlencoded,
  isXml,
} from "@partner-licenses/document/model/media-types";
import type { Workspace } from "@partner-licenses/document/reader/workspace";
import { encodeForm } from "@partner-licenses/document/values/wire/encode-form";
import { textOf } from "@partner-licenses/document/values/wire/scalars";
import { writeXml } from "./xml/write.ts";

/** What a body is written by. */
export interface Form {
  /** The media type that is sent. */
  readonly type: string;
  /** What the contract declares for it. */
  readonly media: MediaType | undefined;
  readonly workspace: Workspace;
  /** Integers that a computer's numbers round, and how the contract writes them. */
  readonly exact: Exact;
}

/** How integers that a computer's numbers round are written. */
export type Exact = Pick<ReadonlyMap<number, string>, "get" | "size">;

/** A body as text in its media type; nothing ends in an error because of its type. */
export function serialised(body: unknown, { type, media, workspace, exact }: Form): string {
  if (isJson(type)) return jsonOf(body, exact);
  if (typeof body === "string") return body;
  if (isXml(type)) return writeXml(body, workspace, media?.schema);
  if (isUrlencoded(type)) return encodeForm(media ?? { value: {} }, body);
  if (!isSequence(type)) return textOf(body);
  const items = Array.isArray(body) ? body : [body];
  return items.map((item) => itemOf(item, essenceOf(type), media?.itemSchema !== undefined)).join("");
}

/** A value as JSON, with integers as the contract writes them. */
function jsonOf(value: unknown, exact: Exact): string {
  if (exact.size === 0) return JSON.stringify(value);
  // What stands for a number until it is text: no text of a contract holds it.
  const mark = "\u0000exact:";
  const text = JSON.stringify(value, (_, inner: unknown) => {
    const digits = typeof inner === "number" ? exact.get(inner) : undefined;
    return digits === undefined ? inner : mark + digits;
  });
  return text.replace(/"\\u0000exact:(-?\d+)"/g, "$1");
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
