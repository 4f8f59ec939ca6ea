import { isJson, isUrlencoded } from "../../model/media-types.ts";
import type { Parameter } from "../../model/parameters.ts";
import { encodeForm } from "./encode-form.ts";
import { percent, reservedIn } from "./percent.ts";
import { isPresent, plain, presentMembers, textOf } from "./scalars.ts";

/** What of a parameter decides how it is written. */
export type Written = Pick<Parameter, "name" | "in" | "style" | "explode" | "allowReserved"> & {
  readonly content: { readonly type: string; readonly value: object } | undefined;
};

/**
 * A parameter's value as it stands in its place: in the path instead of `{name}`, as a header's value, or as pairs:
 * `a=1&a=2` in a query, `a=1; b=2` in a cookie. Empty when there is nothing to write.
 */
export function encodeParameter(parameter: Written, given: unknown): string {
  const value = plain(given);
  if (!isPresent(value)) return "";
  if (parameter.content !== undefined) return encodeContent(parameter, parameter.content, value);
  const { in: place, style } = parameter;
  if (place === "path" || place === "header") return encodeAlone(parameter, value);
  if (style === "deepObject") return brackets(parameter.name, value, encoderOf(parameter, value)).join("&");
  return encodePairs(parameter, value).join(place === "cookie" ? "; " : "&");
}

/**
 * How texts are encoded in the parameter's place: a header has no encoding, nor has a cookie that asks for none.
 * In what has parts, what stands between them is encoded even where reserved characters are allowed.
 */
function encoderOf({ in: place, style, allowReserved }: Written, value: unknown): (text: string) => string {
  if (place === "header" || style === "cookie") return (text) => text;
  const reserved = allowReserved ? reservedIn(place) : "";
  const keep = typeof value === "object" ? reserved.replace(/[,;=]/g, "") : reserved;
  return (text) => percent(text, keep);
}

function encodeContent(parameter: Written, content: { type: string; value: object }, value: unknown): string {
  if (parameter.in === "querystring" && isUrlencoded(content.type))
    return typeof value === "string" ? value : encodeForm(content, value);
  const text = isJson(content.type) ? jsonIn(parameter.in, value) : textOf(value);
  const encode = encoderOf({ ...parameter, style: "form" }, text);
  if (parameter.in === "query" || parameter.in === "cookie")
    return `${percent(parameter.name)}=${encode(text)}`;
  return encode(text);
}

/** A header takes Latin-1 alone, and JSON can say all else by its numbers. */
function jsonIn(place: Written["in"], value: unknown): string {
  const text = JSON.stringify(value);
  if (place !== "header") return text;
  return text.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** A value in the styles that have no name in front, and in `matrix`, which has. */
function encodeAlone(parameter: Written, value: unknown): string {
  const { name, style, explode } = parameter;
  const encode = encoderOf(parameter, value);
  const named = percent(name);
  if (style === "matrix" && explode) {
    if (Array.isArray(value)) return value.map((item) => `;${named}=${encode(textOf(item))}`).join("");
    if (typeof value === "object")
      return presentMembers(value)
        .map(([key, member]) => `;${encode(key)}=${encode(textOf(member))}`)
        .join("");
  }
  const sign = { label: ".", matrix: `;${named}=` }[style] ?? "";
  if (style !== "label" || !explode) return sign + joined(value, explode, ",", encode);
  // A dot stands between items there, and percent-encoding leaves dots as they are.
  return sign + joined(value, explode, ".", (text) => encode(text).replaceAll(".", "%2E"));
}

/** A value as one text: items, or names and members, with something between. */
function joined(value: unknown, explode: boolean, between: string, encode: (text: string) => string): string {
  if (Array.isArray(value)) return value.map((item) => encode(textOf(item))).join(between);
  if (typeof value !== "object" || value === null) return encode(textOf(value));
  return presentMembers(value)
    .map(([key, member]) => `${encode(key)}${explode ? "=" : between}${encode(textOf(member))}`)
    .join(between);
}

const delimiters: Readonly<Record<string, string>> = { spaceDelimited: "%20", pipeDelimited: "%7C" };

function encodePairs(parameter: Written, value: unknown): string[] {
  const { style, explode } = parameter;
  const encode = encoderOf(parameter, value);
  const name = style === "cookie" ? parameter.name : percent(parameter.name);
  if (typeof value === "object" && value !== null && explode) {
    if (Array.isArray(value)) return value.map((item) => `${name}=${encode(textOf(item))}`);
    return presentMembers(value).map(([key, member]) => `${encode(key)}=${encode(textOf(member))}`);
  }
  // An empty list is no value at all: `name=` would be a list with one empty text.
  if (typeof value === "object" && joined(value, false, ",", encode) === "" && !hasItems(value)) return [];
  return [`${name}=${joined(value, false, delimiters[style] ?? ",", encode)}`];
}

function hasItems(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : presentMembers(value).length > 0;
}

/**
 * `name[key]=value` for each member, deeper ones with more brackets. Texts in a list of a member repeat its name, all
 * other items have their number in brackets, as no specification says how lists are written and servers read that.
 */
function brackets(name: string, value: unknown, encode: (text: string) => string): string[] {
  const own = plain(value);
  if (typeof own !== "object" || own === null) return [`${percent(name)}=${encode(textOf(own))}`];
  const isRepeated =
    Array.isArray(own) && name.endsWith("]") && own.every((item) => typeof plain(item) !== "object");
  return Object.entries(own).flatMap(([key, member]) =>
    isPresent(member) ? brackets(isRepeated ? name : `${name}[${key}]`, member, encode) : [],
  );
}
