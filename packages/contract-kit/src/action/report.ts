import { fence, markdown, type ReportView } from "@partner-licenses/contract-diff/report";
import { type ContractError, formatContractError } from "@partner-licenses/document/errors";

/** A contract, and what came of it. */
export type Outcome =
  | { readonly file: string; readonly view: ReportView }
  | { readonly file: string; readonly fault: ContractError };

/** GitHub refuses a comment of more than 65,536 characters, and a comment that is made harmless grows. */
const most = 50_000;

/** The report for the page of the run and for the comment: what failed first; contracts without a change share a line. */
export function reportOf(outcomes: readonly Outcome[]): string {
  const faults = outcomes.flatMap((each) => ("fault" in each ? [each] : []));
  const views = outcomes.flatMap((each) => ("view" in each ? [each.view] : []));
  const isQuiet = ({ bump, verdict }: ReportView) => bump === "none" && verdict?.passes !== false;
  const loud = views.filter((view) => !isQuiet(view));
  const quiet = views.filter(isQuiet).map(({ revision }) => revision);
  const parts = [
    ...faults.map(({ file, fault }) => notCompared(file, fault)),
    ...loud
      .toSorted((a, b) => Number(a.verdict?.passes ?? true) - Number(b.verdict?.passes ?? true))
      .map((view) => markdown(view, Math.floor(most / loud.length))),
  ];
  if (quiet.length > 0) parts.push(unchanged(quiet, parts.length > 0));
  return `${parts.join("\n").trimEnd()}\n`;
}

function unchanged(files: readonly string[], others: boolean): string {
  const names = files.slice(0, 50).map((file) => `<code>${plain(file)}</code>`);
  const more = files.length > 50 ? ` and ${files.length - 50} more` : "";
  return `${others ? "###" : "## Contract:"} ${others ? "No" : "no"} change\n\n${names.join(", ")}${more}\n`;
}

function notCompared(file: string, fault: ContractError): string {
  const text = [fault, ...fault.others.slice(0, 20)].map(formatContractError).join("\n");
  return `## Contract: not compared\n\n<code>${plain(file)}</code>\n\n${fence(text.slice(0, 5000), "text")}\n`;
}

function plain(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
