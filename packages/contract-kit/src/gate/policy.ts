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

/** What a package shows of a contract to those who use it: the contract itself, or code that is made from it. */
export type Exposes = "contract" | "code";

/**
 * The bump that one finding asks of a package whose released version is `version`.
 * Breaking and unproven ask for major, below 1.0.0 for minor; an accepted break and an addition for minor;
 * documentation for patch. Code asks also for what compilers notice and no message does.
 */
export function bumpFor(
  { finding, accepted }: JudgedFinding,
  version: string,
  exposes: Exposes = "contract",
): VersionType {
  const breaking = major(version) === 0 ? "minor" : "major";
  const wire =
    finding.level === "docs"
      ? "patch"
      : finding.level === "additive" || accepted !== undefined
        ? "minor"
        : breaking;
  const compiled = { breaking, additive: "minor", none: "none" } as const;
  return exposes === "contract" || accepted !== undefined ? wire : larger(wire, compiled[finding.source]);
}

/** The bump that all findings together ask for. */
export function neededBump(
  findings: readonly JudgedFinding[],
  version: string,
  exposes: Exposes = "contract",
): VersionType {
  return findings.map((item) => bumpFor(item, version, exposes)).reduce(larger, "none");
}
