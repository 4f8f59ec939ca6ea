import { countsOf } from "./report.ts";
import type { Certificate, VerifyReport } from "./types.ts";

/** What a report shows, for others to read: no single case, no value of an answer. */
export function certificateOf(
  { contract, baseUrl, ok, complete, coverage, results }: VerifyReport,
  verifiedAt = new Date(),
): Certificate {
  const kept = complete ? "kept" : "kept as far as checked";
  return {
    contract,
    server: baseUrl,
    verifiedAt: verifiedAt.toISOString(),
    verdict: ok ? kept : "not kept",
    counts: countsOf(results),
    coverage,
  };
}
