import type { JsonObject } from "../json.ts";
import { typesOf } from "./schema/spelling.ts";

/** A value at the edge of what a schema's own keywords allow, and what is particular about it. */
export interface Limit {
  readonly what: string;
  readonly value: unknown;
}

/** Longer texts are not made. */
const longest = 10_000;

/** Numbers and texts on both sides of what the schema allows, and some that only its neighbours do. */
export function limits(schema: JsonObject): Limit[] {
  const types = typesOf(schema) ?? [];
  const found: Limit[] = [];
  if (types.includes("number"))
    found.push({ what: "has a fraction", value: Number(schema.minimum ?? 0) + 0.5 });
  if (types.includes("integer") || types.includes("number"))
    for (const value of [...bounds(schema), -1, 2 ** 31, 2 ** 40]) found.push({ what: `is ${value}`, value });
  if (!types.includes("string")) return found;
  for (const length of numbersAt(schema, ["minLength", "maxLength"]))
    if (length <= longest) found.push({ what: `is ${length} characters long`, value: "x".repeat(length) });
  if (schema["x-extensible-enum"] !== undefined)
    found.push({ what: "is a value that is not listed", value: "not-listed-yet" });
  found.push({ what: "is empty", value: "" }, { what: "is long", value: "x".repeat(200) });
  return found;
}

/** The bounds of a number, and what is next to those that it never reaches. */
function bounds(schema: JsonObject): number[] {
  const [above, below] = [["exclusiveMinimum"], ["exclusiveMaximum"]].map((keys) => numbersAt(schema, keys));
  return [
    ...numbersAt(schema, ["minimum", "maximum"]),
    ...(above ?? []).map((bound) => bound + 1),
    ...(below ?? []).map((bound) => bound - 1),
  ];
}

function numbersAt(schema: JsonObject, keys: readonly string[]): number[] {
  return keys.map((key) => schema[key]).filter((value) => typeof value === "number");
}
