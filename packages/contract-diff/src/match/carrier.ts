import { essenceOf, isForm, isXml } from "@partner-licenses/document/model/media-types";

/**
 * What carries the value. Text has no types: `7` as text is both a number and a string. In a `parameter` everything is
 * text, down to the leaves, and in a `path` it is never empty; in a `form` each field is; a `field` is text, and so are
 * its items, but not an object in it.
 */
export type Carrier = "json" | "xml" | "parameter" | "path" | "form" | "field";

/** Whether scalars travel as text in what the carrier carries. */
export function isText(carrier: Carrier): boolean {
  return carrier === "parameter" || carrier === "path" || carrier === "field";
}

/** What carries values of the media type. */
export function carrierOf(type: string): Carrier {
  if (isXml(type)) return "xml";
  if (isForm(type)) return "form";
  return essenceOf(type) === "text/plain" ? "field" : "json";
}
