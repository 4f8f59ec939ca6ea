import { percent } from "@partner-licenses/document/values/wire/percent";
import { plain, presentMembers, textOf } from "@partner-licenses/document/values/wire/scalars";
import { fail } from "../failure.ts";
import type { Outgoing } from "../request.ts";
import type { Call } from "../shared.ts";
import type { RequestPart } from "./part.ts";

/** The text of a path parameter, as it stands in the path. */
export type EncodeSegment = (name: string, value: unknown) => string;

/**
 * Puts the path parameters into the URL. Throws a validation error where the URL would be another operation's:
 * a value that is missing or empty, or one that makes a step `.` or `..`.
 */
export function fillPath(call: Call, request: Outgoing, encode: EncodeSegment): void {
  const { baseUrl, entry, input } = call;
  const refuse = (reason: string) => fail(call, "validation", {}, reason);
  const path = entry.path.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const value = input.path?.[name];
    const text = textOf(value) === "" || String(value) === "" ? "" : encode(name, value);
    if (text === "") throw refuse(`path parameter "${name}" is empty`);
    return text;
  });
  if (/\/\.\.?(\/|$)/.test(path)) throw refuse(`path parameters make a step of dots: ${path}`);
  call.url = request.url = baseUrl + path;
}

/** Puts the path parameters into the URL, in the style that is the default. It comes before the query. */
export const addPath: RequestPart = (call, request) =>
  fillPath(call, request, (_, given) => {
    const value = plain(given);
    const items =
      Array.isArray(value) || typeof value !== "object" ? [value].flat() : presentMembers(value).flat();
    return items.map((item) => percent(textOf(item))).join(",");
  });
