import type { Loc } from "@partner-licenses/document/reader/pointer";
import type { Collector } from "../findings/collect.ts";
import type { Sameness } from "../match/sameness.ts";
import type { ContractSide } from "../normalise/view.ts";
import type { Engine } from "../relation/engine.ts";

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
  readonly base: ContractSide;
  readonly revision: ContractSide;
  readonly out: Collector;
  /** The operations that a finding here reaches, such as `GET /v1/pets`. */
  readonly operations: readonly string[];
  /** In a webhook or callback the server sends and the consumer answers. */
  readonly flipped: boolean;
  /** Where in the messages of the operations this is, whatever files and components the contract is written in. */
  readonly place: string;
}

/** The scope of a part: a parameter, a body, a status, a media type, a header. */
export function within(scope: Scope, part: string): Scope {
  return { ...scope, place: scope.place === "" ? part : `${scope.place} ${part}` };
}

/** The side that sends, with webhooks and callbacks turned round. */
export function turn(scope: Scope, sense: Sense): Sense {
  if (!scope.flipped) return sense;
  return sense === "request" ? "response" : "request";
}

/** Whether both values, with all that they refer to, are the same text. */
export function isSame(scope: Scope, base: Held, revision: Held): boolean {
  return scope.sameness.same(base.value, base.loc, revision.value, revision.loc);
}

/** The value behind a `$ref`. */
export function deref(side: ContractSide, held: Held): Held {
  return side.workspace.deref(held.value, held.loc);
}
