import { asObject, type Json, type JsonObject } from "@partner-licenses/document/json";
import { textsFor } from "@partner-licenses/document/values/schema/pattern-text";
import { ARR, OBJ } from "../keywords/mask.ts";
import { nodeOf, type SchemaNode } from "../normalise/node.ts";
import { objectShape } from "../normalise/object.ts";
import type { View } from "../normalise/view.ts";
import type { Mode, Step } from "../relation/delta.ts";
import { sampleArray, sampleObject, sampleOf } from "./values.ts";

/** The value in its place inside a sample of the schema around it. */
export function embed(
  view: View,
  step: Step,
  value: unknown,
  mode: Mode,
  make: (view: View, mode: Mode) => JsonObject,
): unknown {
  const node = nodeOf(view);
  if (node === undefined) return value;
  if (step.kind === "self") {
    const own = asObject(value);
    return own === undefined ? value : { ...required(node, step, mode), ...own };
  }
  if (step.kind === "item") {
    if ((node.types & ARR) === 0) return value;
    // A sample may be a value that the contract lists, which nobody may change.
    const items = [...sampleArray(view, mode, step.index + 1)];
    items[step.index] = value;
    return items;
  }
  if ((node.types & OBJ) === 0) return value;
  if (step.kind === "name") return { [String(value)]: sampleOf(objectShape(node).additional.view, mode) };
  return { ...make(view, mode), [nameOf(step)]: value };
}

/** What has to be in an object for the schema of the step to have a say. */
function required(node: SchemaNode, { when }: Extract<Step, { kind: "self" }>, mode: Mode): JsonObject {
  if (when === undefined) return {};
  if (typeof when !== "string") return sampleObject(when, mode);
  const { properties, additional } = objectShape(node);
  return { [when]: sampleOf((properties.get(when) ?? additional).view, mode) as Json };
}

function nameOf(step: Extract<Step, { kind: "property" | "key" }>): string {
  if (step.kind === "property") return step.name;
  return (step.pattern === undefined ? undefined : textsFor(step.pattern)[0]) ?? "extra";
}
