import type { VersionType } from "@changesets/types";
import type { JudgedFinding } from "@partner-licenses/contract-diff/accept";
import { atLeast, bumpFor } from "./policy.ts";

/** How the declared release compares with the contract. */
export type Status =
  /** Nothing to compare with: there is no stable release yet. */
  | "first"
  /** The changesets declare what the contract needs. */
  | "enough"
  /** They declare more, which is allowed. */
  | "more"
  /** They declare less: the release must not happen. */
  | "less"
  /** They declare enough in total, but nothing that would bring the latest change into the next pre-release. */
  | "pending";

/** The facts that a verdict is made of. */
export interface Facts {
  readonly needed: VersionType;
  readonly declared: VersionType;
  /** In pre mode: whether the contract differs from the last pre-release, and what the fresh changesets declare. */
  readonly pre?: { readonly changed: boolean; readonly pending: VersionType };
}

/** Compares what is declared with what is needed. */
export function verdictOf({ needed, declared, pre }: Facts): Exclude<Status, "first"> {
  if (!atLeast(declared, needed)) return "less";
  if (pre?.changed === true && pre.pending === "none") return "pending";
  return declared === needed ? "enough" : "more";
}

/** The findings that ask for more than is declared, the heaviest first. */
export function shortfall(
  findings: readonly JudgedFinding[],
  base: string,
  declared: VersionType,
): readonly JudgedFinding[] {
  return findings.filter((item) => !atLeast(declared, bumpFor(item, base)));
}
