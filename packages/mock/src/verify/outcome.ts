import type { Contract } from "../contract/types.ts";
import type { CaseResult, Coverage, VerifyReport } from "./types.ts";

/** The report of all results. */
export function reportOf(
  { title, version }: Pick<Contract, "title" | "version">,
  baseUrl: string,
  results: CaseResult[],
  coverage: Coverage,
  isComplete: boolean,
): VerifyReport {
  const failed = results.some(({ outcome }) => outcome === "failed");
  const ok = !failed && results.some(({ outcome }) => outcome === "passed");
  const complete = isComplete && coverage.operations.missing.length === 0;
  return { contract: `${title} ${version}`, baseUrl, ok, complete, coverage, results };
}
