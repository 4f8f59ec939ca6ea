import type { VersionType } from "@changesets/types";
import type { JudgedFinding } from "@partner-licenses/contract-diff/accept";
import { atLeast, bumpFor, type Exposes } from "./policy.ts";

/** How the declared release compares with the contract. */
export type Status =
  /** Nothing to compare with: there is no stable release yet. */
  | "first"
  /** What is declared is what the contract needs. */
  | "enough"
  /** More is declared, which is allowed. */
  | "more"
  /** Less is declared: the release must not happen. */
  | "less"
  /** Enough is declared in total, but nothing that would bring the latest change into the next pre-release. */
  | "pending";

/** A package that a change of the contract reaches: what it needs for that, and what is declared for it. */
export interface PackageNeed {
  readonly name: string;
  /** Its last stable version. */
  readonly version: string;
  readonly exposes: Exposes;
  readonly needed: VersionType;
  readonly declared: VersionType;
}

/** In pre mode: whether the contract differs from the last pre-release, and what the fresh changesets declare. */
export interface PreFacts {
  readonly changed: boolean;
  readonly pending: VersionType;
}

/** True when less is declared for a package than it needs. */
export function isShort({ declared, needed }: PackageNeed): boolean {
  return !atLeast(declared, needed);
}

/** Compares what is declared with what is needed, for the package of the contract and those that are made from it. */
export function verdictOf(
  carrier: PackageNeed,
  derived: readonly PackageNeed[] = [],
  pre?: PreFacts,
): Exclude<Status, "first"> {
  if ([carrier, ...derived].some(isShort)) return "less";
  if (pre?.changed === true && pre.pending === "none") return "pending";
  return carrier.declared === carrier.needed ? "enough" : "more";
}

/** The findings that ask for more of any package than is declared for it. */
export function shortfall(
  findings: readonly JudgedFinding[],
  packages: readonly PackageNeed[],
): readonly JudgedFinding[] {
  return findings.filter((item) =>
    packages.some(({ version, exposes, declared }) => !atLeast(declared, bumpFor(item, version, exposes))),
  );
}
