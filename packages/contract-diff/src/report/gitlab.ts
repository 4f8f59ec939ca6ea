import type { JudgedFinding } from "../accept/apply.ts";
import type { FindingPlace, Level } from "../types.ts";
import type { ReportView } from "./view.ts";
import { placesInRevision } from "./where.ts";
import { operationsText } from "./words.ts";

const severities: Readonly<Record<Level, string>> = {
  breaking: "critical",
  unproven: "major",
  additive: "minor",
  docs: "info",
};

/** GitLab's Code Quality report: a list of issues, which a merge request shows at their lines. */
export function gitlab(views: readonly ReportView[]): string {
  const issues = views.flatMap((view) => {
    const placeOf = placesInRevision(view);
    return view.findings.map((item) => issueOf(item, placeOf(item.finding)));
  });
  return `${JSON.stringify(issues, null, 2)}\n`;
}

function issueOf({ finding, fingerprint, accepted }: JudgedFinding, { file, line }: FindingPlace): object {
  const { id, level, message, operations } = finding;
  const reach = operations.length === 0 ? "" : ` Reaches ${operationsText(operations)}.`;
  const note = accepted === undefined ? "" : ` Accepted by ${accepted.who}: ${accepted.reason}`;
  return {
    description: `${message}${reach}${note}`,
    check_name: id,
    fingerprint,
    severity: accepted === undefined ? severities[level] : "info",
    location: { path: file, lines: { begin: line ?? 1 } },
  };
}
