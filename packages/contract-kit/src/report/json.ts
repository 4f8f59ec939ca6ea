import type { Finding } from "../diff/types.ts";
import type { ReportView } from "./view.ts";

/** A finding as `--format json` prints it. */
export type JsonFinding = Finding & {
  fingerprint: string;
  accepted?: { reason: string; who: string; expires?: string };
};

/** The report as JSON: what `diff()` returns, and beside each finding its fingerprint and acceptance. */
export function json(view: ReportView): string {
  const findings = view.findings.map(({ finding, fingerprint, accepted }): JsonFinding => {
    if (accepted === undefined) return { ...finding, fingerprint };
    const { reason, who, expires } = accepted;
    return {
      ...finding,
      fingerprint,
      accepted: { reason, who, ...(expires === undefined ? {} : { expires }) },
    };
  });
  return `${JSON.stringify({ bump: view.bump, findings }, null, 2)}\n`;
}
