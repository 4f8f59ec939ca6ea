import type { JsonObject } from "@partner-licenses/document/json";
import { isFormat } from "@partner-licenses/document/values/ajv";
import type { Constraint } from "./constraint.ts";
import { type Effect, inclusion } from "./effect.ts";
import { NUM, STR } from "./mask.ts";

/** Each format and the formats whose values it includes. */
const includes: Record<string, readonly string[]> = {
  int64: ["int32", "int16", "int8", "uint8", "uint16", "uint32"],
  int32: ["int16", "int8", "uint8", "uint16"],
  int16: ["int8", "uint8"],
  double: ["float", "int32", "int16", "int8", "uint8", "uint16", "uint32"],
  float: ["int16", "int8", "uint8", "uint16"],
  "uri-reference": ["uri"],
  iri: ["uri"],
  "iri-reference": ["uri", "iri", "uri-reference"],
  "idn-email": ["email"],
  "idn-hostname": ["hostname"],
};

/** The formats of whole numbers whose limits a number can say exactly. */
export const integerRanges: Readonly<Record<string, readonly [least: number, most: number]>> = {
  int8: [-128, 127],
  uint8: [0, 255],
  int16: [-32_768, 32_767],
  uint16: [0, 65_535],
  int32: [-2_147_483_648, 2_147_483_647],
  uint32: [0, 4_294_967_295],
};

/** Formats that only advise how to show a value. */
const advice = new Set(["password"]);

/** OpenAPI 3.0 spells encodings as formats; 3.1 has keywords for them. */
const encodings: Record<string, string> = { byte: "base64", base64: "base64" };

const numeric = /^(u?int\d*|float|double|decimal\d*|double-int|bigint|long|integer|number)$/;

function within(inner: string, outer: string): boolean {
  return inner === outer || (Object.hasOwn(includes, outer) && (includes[outer]?.includes(inner) ?? false));
}

function relateFormats(base: readonly string[] = [], revision: readonly string[] = []): Effect | undefined {
  const holds = (given: readonly string[], wanted: readonly string[]) =>
    wanted.every((outer) => given.some((inner) => within(inner, outer)));
  return inclusion(holds(base, revision), holds(revision, base));
}

function formatRow<Name extends "format" | "number-format">(name: Name, types: number): Constraint<Name> {
  const isNumeric = name === "number-format";
  return {
    name,
    spelled: ["format"],
    types,
    read(raw) {
      const format = raw.format;
      if (typeof format !== "string" || advice.has(format) || format === "") return undefined;
      if (numeric.test(format) !== isNumeric || Object.hasOwn(encodings, format) || format === "binary")
        return undefined;
      return [format];
    },
    meet: (a, b) => [...new Set([...a, ...b])],
    relate: relateFormats,
    admits: (formats, value) =>
      typeof value !== "string" || formats.every((format) => isFormat(format, value)),
    show: (formats) => formats.join(" and "),
    example: isNumeric ? ["int64", "int32"] : ["date", "date-time"],
  };
}

function textRow<Name extends "content-encoding" | "content-media-type">(
  name: Name,
  keyword: string,
  read: (raw: JsonObject) => string | undefined,
  example: [string, string],
): Constraint<Name> {
  return {
    name,
    spelled: [keyword, "format"],
    types: STR,
    read,
    meet: (a, b) => (a === b ? a : `${a} and ${b}`),
    relate(base, revision) {
      if (base === revision) return undefined;
      if (base === undefined) return "narrower";
      return revision === undefined ? "wider" : "both";
    },
    show: String,
    example,
  };
}

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

const contentEncoding = textRow(
  "content-encoding",
  "contentEncoding",
  (raw) => {
    const encoding = text(raw.contentEncoding)?.toLowerCase();
    const format = text(raw.format);
    return (
      encoding ?? (format !== undefined && Object.hasOwn(encodings, format) ? encodings[format] : undefined)
    );
  },
  ["base64", "base64url"],
);

const contentMediaType = textRow(
  "content-media-type",
  "contentMediaType",
  (raw) => {
    const type = text(raw.contentMediaType)?.toLowerCase();
    return type ?? (raw.format === "binary" ? "application/octet-stream" : undefined);
  },
  ["image/png", "image/jpeg"],
);

/** Rows about what a string or number stands for. */
export const formatRows = {
  format: formatRow("format", STR),
  "number-format": formatRow("number-format", NUM),
  "content-encoding": contentEncoding,
  "content-media-type": contentMediaType,
};
