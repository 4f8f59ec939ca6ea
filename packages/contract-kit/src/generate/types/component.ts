import { asString, get, type Json } from "@partner-licenses/document/json";
import { decode, keysOf } from "@partner-licenses/document/reader/pointer";

/** The name of the component schema that a reference leads to; undefined for what is no such reference. */
export function componentOf(part: Json | undefined): string | undefined {
  const ref = asString(get(part, "$ref"));
  if (ref?.startsWith("#/components/schemas/") !== true) return undefined;
  const [, , name, ...more] = keysOf(`#${decode(ref.slice(1))}`);
  return more.length === 0 ? name : undefined;
}
