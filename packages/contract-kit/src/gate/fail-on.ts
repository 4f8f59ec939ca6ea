import type { JudgedFinding } from "@partner-licenses/contract-diff/accept";
import { type FailOn, failing, failOnLevels } from "@partner-licenses/contract-diff/report";
import { type GateResult, passes } from "./gate.ts";

/** What fails a run: less declared than needed, a finding of a level whatever is declared, or nothing. */
export const failures = ["undeclared", ...failOnLevels, "never"] as const;
export type GateFailOn = FailOn | "undeclared" | "never";

/** True when a run may go on. */
export function mayPass(result: GateResult, failOn: GateFailOn): boolean {
  return failOn === "undeclared" ? passes(result) : failingOf(result, failOn).length === 0;
}

/** The findings because of which it may not. */
export function failingOf({ short, findings }: GateResult, failOn: GateFailOn): readonly JudgedFinding[] {
  if (failOn === "never") return [];
  return failOn === "undeclared" ? short : failing(findings, failOn);
}
