import type { Json, JsonObject } from "@partner-licenses/document/json";
import { evaluate } from "@partner-licenses/document/values/evaluate";
import type { Schema } from "@partner-licenses/document/values/schema/schemas";
import type { Solution } from "@partner-licenses/document/values/solve/scalars";
import { type Effort, separate } from "@partner-licenses/document/values/solve/solve";
import type { Mode } from "../relation/delta.ts";
import { readings } from "./readings.ts";

/** Values that are asked one by one. */
const mostAsked = 24;

/** Numbers with the texts that they are written as, and the texts that are read as one of them. */
const writings = [
  {
    numbers: { type: "integer", minimum: 0 },
    written: "^(0|[1-9][0-9]*)$",
    read: "^[0-9]+$",
  },
  { numbers: { type: "integer" }, written: "^-?(0|[1-9][0-9]*)$", read: "^-?[0-9]+$" },
  {
    numbers: { type: "number" },
    written: "^-?(0|[1-9][0-9]*)([.][0-9]+)?(e[+-]?[0-9]+)?$",
    read: "^-?[0-9]+([.][0-9]+)?$",
  },
] as const;

/** Like `separate`, where scalars travel as text: a value breaks only if no reading of its text is accepted. */
export function separateTexts(accepts: Schema, refuses: Schema, mode: Mode, effort: Effort): Solution {
  const least = mode.carrier === "path" ? { minLength: 1 } : {};
  const ask = (from: Schema, also: JsonObject) => separate(from, refuses, effort, { ...least, ...also });
  const isOther = ask(accepts, { type: ["null", "array", "object"] });
  if (isOther !== "none") return isOther;
  for (const type of ["boolean", "number", "string"] as const) {
    const asked: Json[] = [];
    let found: Solution = "open";
    while (asked.length < mostAsked) {
      found = ask(accepts, { type, not: { enum: asked } });
      if (typeof found !== "object") break;
      if (readings(found.value, mode).every((value) => evaluate(refuses, value) === "refused")) return found;
      asked.push(found.value as Json);
    }
    if (found !== "none" && !(type !== "boolean" && isWritten(accepts, refuses, type, effort))) return "open";
  }
  return "none";
}

/** Whether all numbers that the one accepts are texts that the other does, or the other way round. */
function isWritten(accepts: Schema, refuses: Schema, type: "number" | "string", effort: Effort): boolean {
  const isNone = (from: Schema, to: Schema, also: JsonObject) => separate(from, to, effort, also) === "none";
  const any = accepts.home.join([]);
  const nothing: Schema = { ...any, root: false };
  return writings.some(({ numbers, written, read }) =>
    type === "number"
      ? isNone(accepts, nothing, { type, not: numbers }) &&
        isNone(any, refuses, { type: "string", pattern: written })
      : isNone(accepts, nothing, { type, not: { pattern: read } }) && isNone(any, refuses, numbers),
  );
}
