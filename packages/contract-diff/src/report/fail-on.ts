import type { JudgedFinding } from "../accept/index.ts";
import { levels } from "./words.ts";

/** The levels of `--fail-on`, from the heaviest on; `any` is the same as `docs`. */
export const failOnLevels = ["breaking", "unproven", "additive", "docs", "any"] as const;
export type FailOn = (typeof failOnLevels)[number];

/** The findings that nobody accepted, at the level or above it. */
export function failing(findings: readonly JudgedFinding[], failOn: FailOn): readonly JudgedFinding[] {
  const heavy = failOn === "any" ? levels : levels.slice(0, levels.indexOf(failOn) + 1);
  return findings.filter(({ finding, accepted }) => accepted === undefined && heavy.includes(finding.level));
}
