import type { Loc } from "@partner-licenses/document/reader/pointer";
import type { Effect } from "../keywords/effect.ts";
import type { View } from "../normalise/view.ts";
import type { Level, SourceEffect } from "../types.ts";

/**
 * What carries the value. Text has no types: `7` as text is both a number and a string. In a `parameter` everything is
 * text, down to the leaves; in a `form` each field is; a `field` is text, and so are its items, but not an object in it.
 */
export type Carrier = "json" | "xml" | "parameter" | "form" | "field";

/** The sense of a comparison: who sends the value, and what carries it. */
export interface Mode {
  readonly direction: "request" | "response";
  readonly carrier: Carrier;
}

/** The mode of a value inside. */
export function inside(mode: Mode, step: Step["kind"]): Mode {
  const { carrier, direction } = mode;
  if (step === "self" || step === "name" || (carrier !== "form" && carrier !== "field")) return mode;
  if (carrier === "form") return { direction, carrier: step === "item" ? "json" : "field" };
  return step === "item" ? mode : { direction, carrier: "json" };
}

/** One difference between two schemas. */
export interface Delta {
  /** The rule's name, without direction. */
  readonly rule: string;
  /** How the accepted values changed; the direction turns it into a level. */
  readonly effect?: Effect;
  /** The levels, where a policy and not the relation decides. */
  readonly levels?: { readonly request: Level; readonly response: Level };
  readonly base?: Loc;
  readonly revision?: Loc;
  readonly text: string;
  /** The property that it is about, for the witness. */
  readonly name?: string;
  /** Whether generated TypeScript shows it, with the same effect as on the wire. */
  readonly typed?: boolean;
  /** The effect on generated TypeScript, where it is another than on the wire. */
  readonly source?: SourceEffect;
}

/** How a value sits in the value around it, so that a witness can be put in place. */
export type Step =
  | { readonly kind: "property"; readonly name: string }
  | { readonly kind: "item"; readonly index: number }
  | { readonly kind: "key" }
  | { readonly kind: "name" }
  | { readonly kind: "self" };

/** Two schemas that stand for each other, compared once per mode. */
export interface Pair {
  readonly base: View;
  readonly revision: View;
  readonly mode: Mode;
  readonly deltas: Delta[];
  readonly children: { readonly pair: Pair; readonly step: Step }[];
  readonly parents: { readonly pair: Pair; readonly step: Step }[];
  state: "new" | "queued" | "done";
}

/** Whether nothing but the documentation differs. */
export function isDocumentation({ effect, levels }: Delta): boolean {
  return effect === undefined && levels === undefined;
}

/** The level that a delta has for the message's direction. */
export function levelOf(delta: Delta, mode: Mode): Level {
  if (delta.levels !== undefined) return delta.levels[mode.direction];
  if (delta.effect === undefined) return "docs";
  if (delta.effect === "unknown") return "unproven";
  if (delta.effect === "both") return "breaking";
  const breaks = mode.direction === "request" ? "narrower" : "wider";
  return delta.effect === breaks ? "breaking" : "additive";
}
