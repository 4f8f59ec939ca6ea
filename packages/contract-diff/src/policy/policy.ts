import type { Place } from "@partner-licenses/document/errors";
import type { Level } from "../types.ts";

/** Levels that a policy can give. */
export const policyLevels = ["breaking", "additive", "docs"] as const satisfies readonly Level[];
export type PolicyLevel = (typeof policyLevels)[number];

/** How far an operation is promised, from weak to strong; what does not say is stable. */
export const stabilities = ["draft", "alpha", "beta", "stable"] as const;
export type Stability = (typeof stabilities)[number];

/** A level that a house gives to a rule. */
export interface RulePolicy {
  readonly level: PolicyLevel;
  readonly reason: string;
}

/** Operations that a house leaves out of every diff. */
export interface IgnorePolicy {
  /** A path, with `*` for a segment and `**` for any number of them; or `GET /path` for one method. */
  readonly operations: string;
  readonly reason: string;
}

/** What a house says of deprecated parts. */
export interface DeprecationPolicy {
  /** The level of removing what was deprecated and is past its `x-sunset`. */
  readonly removal?: PolicyLevel;
  /** Days that must lie between the deprecation and the sunset, for each stability. */
  readonly notice: Readonly<Partial<Record<Stability, number>>>;
}

/** How a house weighs changes where it does not weigh them as everybody does. */
export interface Policy {
  /** Where it is written. */
  readonly place: Place;
  /** By rule id, with or without the direction in front. */
  readonly rules: ReadonlyMap<string, RulePolicy>;
  readonly ignore: readonly IgnorePolicy[];
  /** The level of breaks that only operations of a stability have. */
  readonly stability: Readonly<Partial<Record<Stability, PolicyLevel>>>;
  readonly deprecation: DeprecationPolicy | undefined;
}
