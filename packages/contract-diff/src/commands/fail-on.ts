import type { JudgedFinding } from "../accept/index.ts";
import { levels } from "../report/words.ts";

/** The levels of `--fail-on`, from the heaviest on; `any` is the same as `docs`. */
export const failOnLevels = ["breaking", "unproven", "additive", "docs", "any"] as const;
export type FailOn = (typeof failOnLevels)[number];

/** True when a finding that nobody accepted is at the level or above it. */
export function fails(findings: readonly JudgedFinding[], failOn: FailOn): boolean {
  const failing = failOn === "any" ? levels : levels.slice(0, levels.indexOf(failOn) + 1);
  return findings.some(({ finding, accepted }) => accepted === undefined && failing.includes(finding.level));
}
