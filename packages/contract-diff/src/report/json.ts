import type { JudgedFinding } from "../accept/index.ts";
import type { Finding } from "../types.ts";
import type { ReportView } from "./view.ts";

/** A finding as `--format json` prints it. */
export type JsonFinding = Finding & {
  fingerprint: string;
  accepted?: { reason: string; who: string; expires?: string };
};

/** The report as JSON: what `diff()` returns, and with each finding its fingerprint and acceptance. */
export function json(view: ReportView): string {
  return `${JSON.stringify({ bump: view.bump, findings: view.findings.map(flatFinding) }, null, 2)}\n`;
}

/** A finding, its fingerprint and its acceptance as one object. */
export function flatFinding({ finding, fingerprint, accepted }: JudgedFinding): JsonFinding {
  if (accepted === undefined) return { ...finding, fingerprint };
  const { reason, who, expires } = accepted;
  return {
    ...finding,
    fingerprint,
    accepted: { reason, who, ...(expires === undefined ? {} : { expires }) },
  };
}
