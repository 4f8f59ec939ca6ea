import { type ReportedRule, weightOf } from "../catalogue/rule.ts";
import { documentation, type Weight } from "../catalogue/weights.ts";
import type { Carrier } from "../match/carrier.ts";
import type { Places, View } from "../normalise/view.ts";
import type { SourceEffect } from "../types.ts";

/** The sense of a comparison: who sends the value, and what carries it. */
export interface Mode {
  readonly direction: "request" | "response";
  readonly carrier: Carrier;
}

/** The mode of a value inside. */
export function inside(mode: Mode, step: Step["kind"]): Mode {
  const { carrier, direction } = mode;
  if (step === "self" || step === "name") return mode;
  if (carrier === "path") return { direction, carrier: "parameter" };
  if (carrier !== "form" && carrier !== "field") return mode;
  if (carrier === "form") return { direction, carrier: step === "item" ? "json" : "field" };
  return step === "item" ? mode : { direction, carrier: "json" };
}

/** One difference between two schemas. */
export interface Delta extends Places {
  readonly rule: ReportedRule;
  readonly weight: Weight;
  readonly text: string;
  /** What the text says, as data. */
  readonly facts: readonly unknown[];
  /** The property that it is about, for the witness. */
  readonly name?: string;
  /** The alternatives that it is about, for the witness. */
  readonly alternatives?: readonly View[];
  /** The effect on generated TypeScript, where it is not the rule's usual one. */
  readonly source?: SourceEffect;
}

/** What is to be said of a difference besides its facts. */
export interface DeltaDetails<Case extends string>
  extends Pick<Delta, keyof Places | "name" | "alternatives" | "source"> {
  /** What makes the change weigh more or less than usual. */
  readonly case?: Case;
}

/** How a value sits in the value around it, so that a witness can be put in place. */
export type Step =
  | { readonly kind: "property"; readonly name: string }
  | { readonly kind: "item"; readonly index: number }
  | { readonly kind: "key"; readonly of?: "unevaluated"; readonly pattern?: string }
  | { readonly kind: "name" }
  /** A schema that the same value meets: an alternative, a condition, what a property asks for. */
  | {
      readonly kind: "self";
      readonly as: string;
      /** The condition under which the schema has a say: another schema, or a member that is there. */
      readonly when?: View | string;
    };

/** Two schemas that stand for each other, compared once per mode. */
export interface SchemaPair {
  readonly base: View;
  readonly revision: View;
  readonly mode: Mode;
  readonly deltas: Delta[];
  readonly children: { readonly pair: SchemaPair; readonly step: Step }[];
  parents: { readonly pair: SchemaPair; readonly step: Step }[];
  state: "new" | "queued" | "done";
  /** Alternatives, conditions or exceptions have a say on either side, which keywords alone do not show. */
  tangled?: boolean;
}

/** Adds a difference to those of the pair. */
export function addDelta<Facts extends readonly unknown[], Case extends string>(
  pair: SchemaPair,
  rule: ReportedRule<Facts, Case>,
  { case: which, ...details }: DeltaDetails<Case>,
  ...facts: Facts
): void {
  pair.deltas.push({ ...details, rule, weight: weightOf(rule, which), text: rule.message(...facts), facts });
}

/** Whether nothing but the documentation differs. */
export function isDocumentation({ weight }: Delta): boolean {
  return weight === documentation;
}

/** The pair and every pair below it. */
export function reach(start: SchemaPair): Set<SchemaPair> {
  const seen = new Set([start]);
  for (const pair of seen) for (const child of pair.children) seen.add(child.pair);
  return seen;
}
