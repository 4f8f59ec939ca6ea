import type { Loc } from "@partner-licenses/document/reader/pointer";
import type { Collector } from "../findings/collect.ts";
import type { Effect } from "../keywords/effect.ts";
import type { Sameness } from "../match/sameness.ts";
import type { Side, View } from "../normalise/view.ts";
import { type Carrier, type Delta, levelOf } from "../relation/delta.ts";
import type { Engine } from "../relation/engine.ts";
import type { Level, SourceEffect } from "../types.ts";

/** Who sends the part of the contract that is being compared. */
export type Sense = "request" | "response";

/** A value and where it was written. */
export interface Held {
  readonly value: unknown;
  readonly loc: Loc;
}

/** What every comparison below the contract needs. */
export interface Scope {
  readonly engine: Engine;
  readonly sameness: Sameness;
  readonly base: Side;
  readonly revision: Side;
  readonly out: Collector;
  /** The operations that a finding here reaches, such as `GET /v1/pets`. */
  readonly operations: readonly string[];
  /** In a webhook or callback the server sends and the consumer answers. */
  readonly flipped: boolean;
}

/** A difference outside of schemas. */
export interface Change {
  readonly rule: string;
  readonly text: string;
  readonly base?: Loc;
  readonly revision?: Loc;
  readonly source?: SourceEffect;
}

/** The side that sends, with webhooks and callbacks turned round. */
export function turn(scope: Scope, sense: Sense): Sense {
  if (!scope.flipped) return sense;
  return sense === "request" ? "response" : "request";
}

/** Reports a change of what is accepted in messages of the given sense. */
export function tellEffect(scope: Scope, sense: Sense, effect: Effect, change: Change): void {
  const direction = turn(scope, sense);
  const level = levelOf({ rule: change.rule, text: "", effect } as Delta, { direction, carrier: "json" });
  const source =
    change.source ?? (level === "docs" ? "none" : level === "additive" ? "additive" : "breaking");
  scope.out.add({ ...change, level, direction, source }, scope.operations);
}

/** Reports a change whose level does not depend on the direction. */
export function tell(scope: Scope, level: Level, change: Change, sense?: Sense): void {
  const direction = sense === undefined ? "none" : turn(scope, sense);
  scope.out.add({ source: "none", ...change, level, direction }, scope.operations);
}

/** Compares two schemas as part of the scope's operations. */
export function tellSchemas(scope: Scope, sense: Sense, base: View, revision: View, carrier: Carrier): void {
  const pair = scope.engine.compare(base, revision, { direction: turn(scope, sense), carrier });
  scope.out.reach(pair, scope.operations);
}

/** Whether both values, with all that they refer to, are the same text. */
export function isSame(scope: Scope, base: Held, revision: Held): boolean {
  return scope.sameness.same(base.value, base.loc, revision.value, revision.loc);
}

/** The value behind a `$ref`. */
export function deref(side: Side, held: Held): Held {
  return side.workspace.deref(held.value, held.loc);
}
