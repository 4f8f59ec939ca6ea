import { asArray, canonical, type JsonObject } from "@partner-licenses/document/json";
import { ALL, bitsOf, NULL } from "../keywords/mask.ts";
import type { Values } from "./node.ts";

/** The types that a schema names, with `nullable` folded in. A name that is no JSON type leaves all open. */
export function readTypes(raw: JsonObject): { mask: number; unknown: string[] } {
  const given = raw.type;
  const names = (Array.isArray(given) ? given : given === undefined ? [] : [given]).map(String);
  const unknown = names.filter((name) => bitsOf(name) === undefined);
  if (names.length === 0) return { mask: ALL, unknown };
  const known = names.reduce((mask, name) => mask | (bitsOf(name) ?? ALL), 0);
  return { mask: raw.nullable === true ? known | NULL : known, unknown };
}

/** The values that `enum` and `const` allow, keyed by canonical text; undefined when neither is there. */
export function readValues(raw: JsonObject): Values | undefined {
  const listed = Array.isArray(raw.enum) ? byText(asArray(raw.enum)) : undefined;
  if (!("const" in raw)) return listed;
  const single = byText([raw.const]);
  if (listed === undefined) return single;
  return new Map([...single].filter(([text]) => listed.has(text)));
}

function byText(values: readonly unknown[]): Values {
  return new Map(values.map((value) => [canonical(value), value]));
}
