import { isJson, isUrlencoded } from "../../model/media-types.ts";
import { judgeOf } from "../judge.ts";
import type { Schema } from "../schema/schemas.ts";
import { readBrackets } from "./brackets.ts";
import type { Written } from "./encode.ts";
import { decodeForm } from "./form.ts";
import { itemsOf, membersFrom } from "./leaves.ts";
import { type Outline, outlineOf } from "./outline.ts";
import { decoderOf, pairsOf } from "./pairs.ts";
import { unpercent } from "./percent.ts";
import { jsonOf, scalarOf } from "./scalars.ts";

/** What a text says of a parameter. `unreadable`: it is there, but not written in the parameter's style. */
export type Decoded =
  | { readonly kind: "absent" }
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "unreadable"; readonly text: string };

/** Whether a pair of the query, or a cookie, belongs to another parameter or to a credential. */
export type IsTaken = (key: string) => boolean;

const nothingTaken: IsTaken = () => false;
const absent: Decoded = { kind: "absent" };

/**
 * The value of a parameter in the text of its place: what stands in the path for `{name}`, a header's value, the
 * whole query, or the whole cookie header. Undefined when it is not there or not in its style.
 */
export function decodeParameter(parameter: Written, text: string | undefined, schema: Schema): unknown {
  const decoded = readParameter(parameter, text, schema);
  return decoded.kind === "value" ? decoded.value : undefined;
}

/**
 * Like {@link decodeParameter}, and says whether a text that gives no value is there at all. A map whose members are
 * the pairs of the query leaves those alone that are taken. Text has no types: where the schema allows several, the
 * first that it accepts is taken.
 */
export function readParameter(
  parameter: Written,
  text: string | undefined,
  schema: Schema,
  isTaken: IsTaken = nothingTaken,
): Decoded {
  if (text === undefined) return absent;
  const outline = outlineOf(schema);
  if (parameter.content !== undefined)
    return asDecoded(decodeContent(parameter, parameter.content, text, schema));
  const isAlone = parameter.in === "path" || parameter.in === "header";
  const pairs = isAlone ? new Map<string, string[]>() : pairsOf(parameter, text);
  const found = kindsOf(outline, parameter)
    .map((kind) =>
      isAlone
        ? readAlone(parameter, text, kind, outline)
        : readPairs(parameter, pairs, kind, outline, isTaken),
    )
    .filter((value) => value !== undefined);
  if (found.length === 0) return unread(parameter, text, pairs, isAlone);
  const judge = judgeOf(schema);
  const [first] = found;
  return asDecoded(
    found.length === 1 ? first : (found.find((value) => judge(value).kind === "accepted") ?? first),
  );
}

function asDecoded(value: unknown): Decoded {
  return value === undefined ? absent : { kind: "value", value };
}

function unread(
  { name }: Written,
  text: string,
  pairs: ReadonlyMap<string, readonly string[]>,
  isAlone: boolean,
): Decoded {
  const own = isAlone ? text : pairs.get(name)?.[0];
  return own === undefined ? absent : { kind: "unreadable", text: own };
}

type Kind = "array" | "object" | "scalar";

/** The kinds of values that the schema allows, those with the most to say first. */
function kindsOf({ types, isAny, meant }: Outline, { style }: Written): Kind[] {
  const isScalar = [...types].some((type) => type !== "array" && type !== "object");
  const isObject = isAny ? meant === "object" || style === "deepObject" : types.has("object");
  const isArray = isAny ? meant === "array" : types.has("array");
  return [
    ...(isObject ? (["object"] as const) : []),
    ...(isArray ? (["array"] as const) : []),
    ...(isScalar ? (["scalar"] as const) : []),
  ];
}

function decodeContent(
  parameter: Written,
  content: { type: string; value: object },
  text: string,
  schema: Schema,
) {
  if (parameter.in === "querystring" && isUrlencoded(content.type)) return decodeForm(content, text, schema);
  const own =
    parameter.in === "query" || parameter.in === "cookie"
      ? pairsOf(parameter, text).get(parameter.name)?.[0]
      : text;
  if (own === undefined) return undefined;
  const plain = parameter.in === "header" ? own : unpercent(own, parameter.in !== "path");
  return isJson(content.type) ? jsonOf(plain) : scalarOf(plain, outlineOf(schema).types);
}

function readPairs(
  parameter: Written,
  pairs: ReadonlyMap<string, readonly string[]>,
  kind: Kind,
  outline: Outline,
  isTaken: IsTaken,
): unknown {
  const decode = decoderOf(parameter);
  const isDeep = parameter.style === "deepObject";
  const inBrackets = isDeep && kind !== "scalar" ? readBrackets(parameter, pairs, outline) : undefined;
  if (inBrackets !== undefined)
    return Array.isArray(inBrackets) === (kind === "array") ? inBrackets : undefined;
  if (kind === "object" && isDeep) return undefined;
  if (kind === "object" && parameter.explode) return spread(pairs, decode, outline, isTaken);
  const own = pairs.get(parameter.name);
  if (own === undefined) return undefined;
  if (kind === "array" && parameter.explode) return itemsOf(own.map(decode), outline);
  const [first = ""] = own;
  // Several values where one is meant are a list, whatever the schema says of it.
  if (kind === "scalar")
    return own.length > 1
      ? own.map((text) => scalarOf(decode(text), outline.types))
      : scalarOf(decode(first), outline.types);
  const parts = own.map((text) => split(text, delimiterOf(parameter)).map(decode));
  return parts.length > 1 ? parts : structure(parts[0] ?? [], kind, outline);
}

function readAlone(parameter: Written, text: string, kind: Kind, outline: Outline): unknown {
  const { name, style, explode } = parameter;
  const decode = decoderOf(parameter);
  let rest = text;
  if (style === "matrix") {
    if (!text.startsWith(";")) return undefined;
    if (explode && kind !== "scalar") {
      const pairs = pairsOf({ ...parameter, in: "query" }, text.slice(1).replaceAll(";", "&"));
      if (kind === "object") return spread(pairs, decode, outline);
      return itemsOf((pairs.get(name) ?? []).map(decode), outline);
    }
    const [own, value = ""] = text.slice(1).split(/=(.*)/s);
    if (unpercent(own ?? "") !== name) return undefined;
    rest = value;
  } else if (style === "label") {
    if (!text.startsWith(".")) return undefined;
    rest = text.slice(1);
  }
  if (kind === "scalar") return scalarOf(decode(rest), outline.types);
  const parts = split(rest, style === "label" && explode ? /\./ : /,/);
  if (kind === "array") return itemsOf(parts.map(decode), outline);
  if (!explode) return structure(parts.map(decode), kind, outline);
  const pairs = parts.map((part) => part.split(/=(.*)/s).map((each) => decode(each)));
  return membersFrom(
    pairs.map(([key = "", value = ""]) => [key, value]),
    outline,
  );
}

const delimiters: Readonly<Record<string, RegExp>> = { spaceDelimited: /%20|\+| /, pipeDelimited: /%7C|\|/i };

function delimiterOf({ style }: Written): RegExp {
  return delimiters[style] ?? /,/;
}

function split(text: string, delimiter: RegExp): string[] {
  return text === "" ? [] : text.split(delimiter);
}

/** Parts in a row as a list, or as names and members in turn. */
function structure(parts: readonly string[], kind: Kind, outline: Outline): unknown {
  if (kind === "array") return itemsOf(parts, outline);
  if (parts.length % 2 !== 0) return undefined;
  const pairs = parts.flatMap((part, index): [string, string][] =>
    index % 2 === 0 ? [[part, parts[index + 1] ?? ""]] : [],
  );
  return membersFrom(pairs, outline);
}

/** An object whose members are the query's own pairs: the declared ones, or all where the object is open. */
function spread(
  pairs: ReadonlyMap<string, readonly string[]>,
  decode: (text: string) => string,
  outline: Outline,
  isTaken: IsTaken = nothingTaken,
): unknown {
  const isMap = outline.names.size === 0 && outline.isOpen;
  const own = [...pairs].filter(([key]) => (isMap ? !isTaken(key) : outline.names.has(key)));
  if (own.length === 0) return undefined;
  return membersFrom(
    own.map(([key, values]) => [key, decode(values.at(-1) ?? "")] as const),
    outline,
  );
}
