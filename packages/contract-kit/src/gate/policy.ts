import type { VersionType } from "@changesets/types";
import type { JudgedFinding } from "@partner-licenses/contract-diff/accept";
import major from "semver/functions/major.js";

const order: readonly VersionType[] = ["none", "patch", "minor", "major"];

/** True when `a` releases at least as much as `b`. */
export function atLeast(a: VersionType, b: VersionType): boolean {
  return order.indexOf(a) >= order.indexOf(b);
}

/** The larger of two bumps. */
export function larger(a: VersionType, b: VersionType): VersionType {
  return atLeast(a, b) ? a : b;
}

/**
 * The bump that one finding asks for after the released version `base`.
 * Breaking and unproven ask for major, below 1.0.0 for minor; an accepted break and an addition for minor;
 * documentation for patch.
 */
export function bumpFor({ finding, accepted }: JudgedFinding, base: string): VersionType {
  if (finding.level === "docs") return "patch";
  if (finding.level === "additive" || accepted !== undefined) return "minor";
  return major(base) === 0 ? "minor" : "major";
}

/** The bump that all findings together ask for. */
export function neededBump(findings: readonly JudgedFinding[], base: string): VersionType {
  return findings.map((item) => bumpFor(item, base)).reduce(larger, "none");
}
