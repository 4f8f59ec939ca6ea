import { explain as ruleOf } from "@partner-licenses/contract-diff";
import { type JudgedFinding, judge, readAccepted } from "@partner-licenses/contract-diff/accept";
import { diffOfOneApi, type Policy } from "@partner-licenses/contract-diff/project";
import { plural } from "@partner-licenses/contract-diff/report";
import type { Evidence } from "./evidence.ts";
import { explain, type Look, shows, usualLevel } from "./explain.ts";
import type { Cell, Disagreement, Explained, State } from "./matrix.ts";
import type { Subject } from "./subjects.ts";

/** Two contracts of which one is older, and what `contract diff` says between them. */
export interface Pair {
  readonly older: Subject;
  readonly newer: Subject;
  readonly findings: readonly JudgedFinding[];
}

/** What was met in one direction, before it is explained. */
export interface Met {
  readonly kind: Cell["kind"];
  readonly client: Subject;
  readonly server: Subject;
  readonly checks: number;
  readonly evidence: readonly Evidence[];
  readonly compilers?: Readonly<Record<string, number>>;
}

/** Compares two contracts as the house weighs changes; what was accepted with the newer one, or for the next release, is marked. */
export async function pairOf(older: Subject, newer: Subject, policy: Policy | undefined): Promise<Pair> {
  const { report } = await diffOfOneApi(older.spec, newer.spec, policy);
  return { older, newer, findings: judge(report.findings, readAccepted(newer.accepted), "").findings };
}

/** Whether a person or the policy of the house lets the break be. */
function isAllowed({ finding: { level, policy }, accepted }: JudgedFinding): boolean {
  return accepted !== undefined || (policy !== undefined && (level === "additive" || level === "docs"));
}

/** The way a meeting looks at the changes of its pair. */
export function lookOf({ kind, client }: Met, { older }: Pair): Look {
  if (kind === "source") return "source";
  return client.label === older.label ? "forward" : "backward";
}

/** Explains a meeting: its state, and the findings that it shows. */
export function cellOf(met: Met, pair: Pair): Cell {
  const look = lookOf(met, pair);
  const causes = met.evidence.map((each) => ({ each, why: explain(look, each, pair.findings) }));
  // What is due to one change alone says most.
  causes.sort((a, b) => a.why.length - b.why.length);
  const findings = pair.findings
    .map((item) => ({
      item,
      evidence: causes.filter(({ why }) => why.includes(item)).map(({ each }) => each),
    }))
    .filter(({ evidence }) => evidence.length > 0);
  const { kind, checks, evidence, compilers } = met;
  const labels = { client: met.client.label, server: met.server.label };
  const state = stateOf(met, look, findings);
  return { kind, ...labels, state, checks, evidence, findings, ...(compilers && { compilers }) };
}

function stateOf({ evidence }: Met, look: Look, findings: readonly Explained[]): State {
  if (evidence.length === 0) return "works";
  if (look === "backward") return findings.length > 0 ? "newer" : "breaks";
  return findings.length > 0 && findings.every(({ item }) => isAllowed(item)) ? "accepted" : "breaks";
}

/** Whether a break need not show when the versions meet: its rule is about what a mock does not have. */
function isHidden({ finding }: JudgedFinding): boolean {
  return (ruleOf(finding.id)?.seenBy ?? "run") !== "run";
}

/** Where the run and the diff of a pair differ, and the findings that no run can show. */
export function compareWithDiff(pair: Pair, meetings: readonly Met[]) {
  const { older, newer } = pair;
  const names = { older: older.label, newer: newer.label };
  const disagreements: Disagreement[] = meetings.flatMap((met) => unexplained(met, pair));
  const ahead = meetings.filter((met) => lookOf(met, pair) !== "backward");
  const silent = pair.findings.filter(
    (item) =>
      usualLevel(item) === "breaking" &&
      !ahead.some((met) => met.evidence.some((each) => shows(lookOf(met, pair), each, item))),
  );
  const hidden = silent.filter(isHidden);
  // Some of them show in the types after all.
  const unseen = hidden.filter((item) => !ahead.some((met) => met.evidence.some(isCause(item, pair, met))));
  for (const finding of silent.filter((item) => !hidden.includes(item)))
    disagreements.push({ kind: "finding-without-red", ...names, finding, message: finding.finding.message });
  return { disagreements, unseen: unseen.map((finding) => ({ ...names, finding })) };
}

/** Tests whether a failure of a meeting comes from this finding and from no other. */
function isCause(item: JudgedFinding, pair: Pair, met: Met): (each: Evidence) => boolean {
  return (each) => {
    const [cause, ...more] = explain(lookOf(met, pair), each, pair.findings);
    return cause === item && more.length === 0;
  };
}

function unexplained(met: Met, pair: Pair): Disagreement[] {
  const names = { older: pair.older.label, newer: pair.newer.label };
  const open = met.evidence.filter((each) => explain(lookOf(met, pair), each, pair.findings).length === 0);
  const [first] = open;
  const found: Disagreement[] = [];
  if (first !== undefined) {
    const who =
      met.kind === "wire"
        ? `client ${met.client.label} at server ${met.server.label}`
        : `code of ${met.client.label} with types of ${met.server.label}`;
    const more = open.length > 1 ? `, and ${plural(open.length - 1, "more failure")}` : "";
    found.push({
      kind: "red-without-finding",
      ...names,
      message: `${who}: ${first.what}: ${first.message}${more}`,
    });
  }
  const counts = Object.entries(met.compilers ?? {});
  if (counts.some(([, count]) => count > 0) && counts.some(([, count]) => count === 0)) {
    const message = counts
      .map(([version, count]) => `TypeScript ${version}: ${plural(count, "error")}`)
      .join(", ");
    found.push({ kind: "compilers-differ", ...names, message });
  }
  return found;
}
