import type { Judged, JudgedFinding } from "../accept/apply.ts";
import type { Bump, Level } from "../types.ts";
import { levels } from "./words.ts";

/** What every format shows: the two contracts, the bump, and the findings, biggest first. */
export interface ReportView {
  /** The contracts as people name them: a path or `<git-rev>:<path>`. */
  readonly base: string;
  readonly revision: string;
  readonly bump: Bump;
  readonly findings: readonly JudgedFinding[];
  /** The command that comes next, when there is one. */
  readonly next?: string;
  /** What a gate says of it, where one was asked. */
  readonly verdict?: Verdict;
}

/** Whether a change may go on, why, and the findings because of which it may not. */
export interface Verdict {
  readonly passes: boolean;
  readonly text: string;
  readonly failing: readonly JudgedFinding[];
}

/** How heavily a finding weighs in this view: as a fault, as something to look at, or as news. */
export function severityOf({ verdict }: ReportView, item: JudgedFinding): "error" | "warning" | "notice" {
  const { level } = item.finding;
  if (verdict?.failing.includes(item)) return "error";
  if (item.accepted !== undefined || level === "additive" || level === "docs") return "notice";
  return level === "breaking" && verdict === undefined ? "error" : "warning";
}

/** Puts findings in the order in which people should read them: by level, then by reach, then by place. */
export function viewOf(
  contracts: { base: string; revision: string; next?: string },
  bump: Bump,
  { findings }: Judged,
): ReportView {
  return { ...contracts, bump, findings: [...findings].sort(byWeight) };
}

/** The findings of one level, in the order of the view. */
export function ofLevel(view: ReportView, level: Level): readonly JudgedFinding[] {
  return view.findings.filter(({ finding }) => finding.level === level);
}

function byWeight(a: JudgedFinding, b: JudgedFinding): number {
  return (
    Number(a.accepted !== undefined) - Number(b.accepted !== undefined) ||
    levels.indexOf(a.finding.level) - levels.indexOf(b.finding.level) ||
    b.finding.operations.length - a.finding.operations.length ||
    lineOf(a) - lineOf(b) ||
    compare(a.finding.id, b.finding.id) ||
    compare(a.fingerprint, b.fingerprint)
  );
}

function lineOf({ finding }: JudgedFinding): number {
  return (finding.revision ?? finding.base)?.line ?? 0;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
