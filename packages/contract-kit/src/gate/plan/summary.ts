import type { Level } from "@partner-licenses/contract-diff";
import type { JudgedFinding } from "@partner-licenses/contract-diff/accept";
import { operationsText, plural } from "@partner-licenses/contract-diff/report";

const headings: readonly (readonly [Level, string])[] = [
  ["breaking", "Breaking"],
  ["unproven", "May break"],
  ["additive", "Added or loosened"],
  ["docs", "Documentation"],
];

const most: Readonly<Record<Level, number>> = { breaking: 100, unproven: 100, additive: 50, docs: 5 };

/** The changelog entry of a contract change: one sentence, then the changes by level. */
export function changelogEntry(findings: readonly JudgedFinding[]): string {
  const groups = headings.map(([level, title]) => {
    const found = findings.filter(({ finding }) => finding.level === level);
    return { title, found, shown: found.slice(0, most[level]) };
  });
  const present = groups.filter(({ found }) => found.length > 0);
  const sections = present.map(({ title, found, shown }) => {
    const rest = found.length - shown.length;
    const lines = shown.map(line);
    if (rest > 0) lines.push(`- and ${plural(rest, "more change")}`);
    return `**${title}**\n\n${lines.join("\n")}`;
  });
  const [breaking = 0, unproven = 0, additive = 0] = groups.map(({ found }) => found.length);
  return [lead(breaking + unproven, additive), ...sections].join("\n\n");
}

function lead(breaking: number, additive: number): string {
  if (breaking > 0)
    return `The contract changes in a way that breaks callers: ${plural(breaking, "change")} to check.`;
  return additive > 0
    ? "The contract grows; callers need not change."
    : "The descriptions in the contract change.";
}

function line({ finding, accepted }: JudgedFinding): string {
  const reach = operationsText(finding.operations.map((operation) => `\`${operation}\``));
  const message = finding.message.replace(/\s+/g, " ").trim();
  const note = accepted === undefined ? "" : ` Accepted: ${accepted.reason}`;
  return `- ${message}${reach === "" ? "" : ` (${reach})`}${note}`;
}
