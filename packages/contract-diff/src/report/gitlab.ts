import type { JudgedFinding } from "../accept/apply.ts";
import { digestOf } from "../findings/fingerprint.ts";
import type { FindingPlace, Level } from "../types.ts";
import type { ReportView } from "./view.ts";
import { inRepository, placesInRevision } from "./where.ts";
import { operationsText, overlayText } from "./words.ts";

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
    const contract = inRepository(view);
    return view.findings.map((item) => issueOf(item, placeOf(item.finding), contract));
  });
  return `${JSON.stringify(issues, null, 2)}\n`;
}

function issueOf(item: JudgedFinding, { file, line }: FindingPlace, contract: string): object {
  const { finding, fingerprint, accepted } = item;
  const { id, level, message, operations } = finding;
  const reach = operations.length === 0 ? "" : ` Reaches ${operationsText(operations)}.`;
  const overlay = overlayText(finding);
  const made = overlay === undefined ? "" : ` Made so ${overlay}.`;
  const note = accepted === undefined ? "" : ` Accepted by ${accepted.who}: ${accepted.reason}`;
  return {
    description: `${message}${reach}${made}${note}`,
    check_name: id,
    // Two contracts may change in the same way, and GitLab shows one issue of a fingerprint.
    fingerprint: digestOf(`${contract}\0${fingerprint}`),
    severity: accepted === undefined ? severities[level] : "info",
    location: { path: file, lines: { begin: line ?? 1 } },
  };
}
