import type { JsonObject } from "@partner-licenses/document/json";
import { ARR, OBJ } from "../keywords/mask.ts";
import { nodeOf } from "../normalise/node.ts";
import { objectShape } from "../normalise/object.ts";
import type { View } from "../normalise/view.ts";
import type { Mode, Step } from "../relation/delta.ts";
import { sampleArray, sampleOf } from "./values.ts";

/** The value in its place inside a sample of the schema around it. */
export function embed(
  view: View,
  step: Step,
  value: unknown,
  mode: Mode,
  make: (view: View, mode: Mode) => JsonObject,
): unknown {
  const node = nodeOf(view);
  if (node === undefined || step.kind === "self") return value;
  if (step.kind === "item") {
    if ((node.types & ARR) === 0) return value;
    const items = sampleArray(view, mode, step.index + 1);
    items[step.index] = value;
    return items;
  }
  if ((node.types & OBJ) === 0) return value;
  if (step.kind === "name") return { [String(value)]: sampleOf(objectShape(node).additional.view, mode) };
  const object = make(view, mode);
  return { ...object, [step.kind === "property" ? step.name : "extra"]: value };
}
