import { get } from "../json.ts";
import type { Version } from "../reader/version.ts";

/** How a value is written into a request: the styles of the specification. */
export type StyleName =
  | "form"
  | "simple"
  | "label"
  | "matrix"
  | "deepObject"
  | "spaceDelimited"
  | "pipeDelimited"
  | "cookie";

/** How a value is written, with the specification's defaults filled in. */
export interface Serialisation {
  readonly style: string;
  readonly explode: boolean;
  readonly allowReserved: boolean;
}

const defaults: Readonly<Record<string, StyleName>> = {
  query: "form",
  cookie: "form",
  path: "simple",
  header: "simple",
};

/** How a parameter, header or encoding that stands in `place` is written. */
export function serialisationOf(value: unknown, place: string, version: Version = "3.1"): Serialisation {
  const given = get(value, "style");
  const style = typeof given === "string" ? given : (defaults[place] ?? "form");
  const explode = get(value, "explode");
  return {
    style,
    // Objects in brackets have one form only.
    explode:
      style === "deepObject" ||
      (typeof explode === "boolean" ? explode : style === "form" || style === "cookie"),
    // Before OpenAPI 3.2, only query strings had reserved characters to keep.
    allowReserved: (place === "query" || version === "3.2") && get(value, "allowReserved") === true,
  };
}
