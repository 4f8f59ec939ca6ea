import { answers } from "./answers.ts";
import { entries } from "./entries.ts";
import { failures } from "./failures.ts";
import { type Result, runChecks, type Setting } from "./harness.ts";
import { tokens } from "./tokens.ts";
import { waits } from "./waits.ts";

/** All checks, in the order of the matrix. Written in what every runtime has: bundled, it is one file. */
export const checks = [...answers, ...waits, ...tokens, ...failures, ...entries];

/** Runs every check on this runtime. Never rejects. */
export function conform(setting: Setting): Promise<Result[]> {
  return runChecks(checks, setting);
}
