import { essenceOf, isForm, isXml } from "@partner-licenses/document/model/media-types";
import type { Carrier } from "../relation/delta.ts";

/** What carries values of the media type. */
export function carrierOf(type: string): Carrier {
  if (isXml(type)) return "xml";
  if (isForm(type)) return "form";
  return essenceOf(type) === "text/plain" ? "field" : "json";
}
