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

/**
 * The value of a parameter in the text of its place: what stands in the path for `{name}`, a header's value, the
 * whole query, or the whole cookie header. Undefined when it is not there.
 * Text has no types: where the schema allows several, the first that it accepts is taken.
 */
export function decodeParameter(parameter: Written, text: string | undefined, schema: Schema): unknown {
  if (text === undefined) return undefined;
  const outline = outlineOf(schema);
  if (parameter.content !== undefined) return decodeContent(parameter, parameter.content, text, schema);
  const found = kindsOf(outline)
    .map((kind) => read(parameter, text, kind, outline))
    .filter((value) => value !== undefined);
  const judge = judgeOf(schema);
  return found.find((value) => judge(value).kind === "accepted") ?? found[0];
}

type Kind = "array" | "object" | "scalar";

/** The kinds of values that the schema allows, those with the most to say first. */
function kindsOf({ types }: Outline): Kind[] {
  const isScalar = [...types].some((type) => type !== "array" && type !== "object");
  return [
    ...(types.has("object") && types.size < 7 ? (["object"] as const) : []),
    ...(types.has("array") && types.size < 7 ? (["array"] as const) : []),
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

function read(parameter: Written, text: string, kind: Kind, outline: Outline): unknown {
  if (parameter.in === "path" || parameter.in === "header") return readAlone(parameter, text, kind, outline);
  const pairs = pairsOf(parameter, text);
  const decode = decoderOf(parameter);
  if (parameter.style === "deepObject")
    return kind === "object" ? readBrackets(parameter, pairs, outline) : undefined;
  if (kind === "object" && parameter.explode) return spread(pairs, decode, outline);
  const own = pairs.get(parameter.name);
  if (own === undefined) return undefined;
  if (kind === "array" && parameter.explode) return itemsOf(own.map(decode), outline);
  const [first = ""] = own;
  if (kind === "scalar") return scalarOf(decode(first), outline.types);
  return structure(split(first, delimiterOf(parameter)).map(decode), kind, outline);
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
): unknown {
  const isMap = outline.names.size === 0 && outline.isOpen;
  const own = [...pairs].filter(([key]) => isMap || outline.names.has(key));
  if (own.length === 0) return undefined;
  return membersFrom(
    own.map(([key, values]) => [key, decode(values.at(-1) ?? "")] as const),
    outline,
  );
}
