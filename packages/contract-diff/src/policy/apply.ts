import type { Compared } from "../diff.ts";
import { bumpOf, byLevel } from "../findings/report.ts";
import type { Finding } from "../types.ts";
import { isIgnored } from "./ignore.ts";
import type { Policy } from "./policy.ts";
import { verdictOf } from "./verdict.ts";

/** The comparison as a house weighs it: what it ignores is left out, and what has another level says why. */
export function applyPolicy(compared: Compared, policy: Policy | undefined, today = new Date()): Compared {
  if (policy === undefined) return compared;
  const kept = compared.report.findings.flatMap((finding) => withoutIgnored(finding, policy));
  const findings = kept.map((finding): Finding => {
    const verdict = verdictOf(finding, { policy, compared, today });
    if (verdict === undefined || verdict.level === finding.level) return finding;
    return { ...finding, level: verdict.level, policy: { usual: finding.level, reason: verdict.reason } };
  });
  return { ...compared, report: { bump: bumpOf(findings), findings: findings.toSorted(byLevel) } };
}

/** The finding with the operations that count; none when it reached others only. */
function withoutIgnored(finding: Finding, { ignore }: Policy): Finding[] {
  if (finding.operations.length === 0 || ignore.length === 0) return [finding];
  const operations = finding.operations.filter((name) => !ignore.some((each) => isIgnored(name, each)));
  return operations.length === 0 ? [] : [{ ...finding, operations }];
}
