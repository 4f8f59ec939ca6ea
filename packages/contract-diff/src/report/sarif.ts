import type { JudgedFinding } from "../accept/apply.ts";
import { explain } from "../catalogue/index.ts";
import type { FindingPlace } from "../types.ts";
import { type ReportView, severityOf } from "./view.ts";
import { inRepository, placesInRevision } from "./where.ts";
import { overlayText } from "./words.ts";

const levels = { error: "error", warning: "warning", notice: "note" } as const;
/** An accepted break is one all the same, and is suppressed. */
const accepted = { breaking: "error", unproven: "warning", additive: "note", docs: "note" } as const;

/** GitHub refuses a file with more runs, and a run with more results. */
const most = { runs: 20, results: 25_000 };

/**
 * SARIF 2.1.0, as code scanning reads it: a run for each contract, accepted breaks as suppressed results.
 * More contracts than it takes share one run.
 */
export function sarif(views: readonly ReportView[]): string {
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: views.length > most.runs ? [runOf(views)] : views.map((view) => runOf([view])),
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function runOf(views: readonly ReportView[]): object {
  const results = views.flatMap((view) => {
    const placeOf = placesInRevision(view);
    return view.findings.map((item) => {
      const level = item.accepted ? accepted[item.finding.level] : levels[severityOf(view, item)];
      return resultOf(item, level, placeOf(item.finding));
    });
  });
  const left = results.length - most.results;
  const text = `${left} more findings do not fit: other formats list them`;
  const ids = [...new Set(results.map(({ ruleId }) => ruleId))];
  const [only, ...others] = views.map(({ base, revision, bump }) => ({ base, revision, bump }));
  const name = others.length === 0 && only !== undefined ? inRepository(only) : "all";
  return {
    tool: { driver: { name: "contract-diff", rules: ids.map(ruleOf) } },
    // Code scanning takes for the category what stands before the last slash, and one run of a category.
    automationDetails: { id: `contract-diff/${name}/` },
    properties: others.length === 0 ? only : { contracts: [only, ...others] },
    ...(left > 0 && {
      invocations: [
        { executionSuccessful: true, toolExecutionNotifications: [{ level: "warning", message: { text } }] },
      ],
    }),
    results: results
      .slice(0, most.results)
      .map((result) => ({ ...result, ruleIndex: ids.indexOf(result.ruleId) })),
  };
}

function ruleOf(id: string): object {
  const line = explain(id)?.line;
  return { id, ...(line !== undefined && { shortDescription: { text: line } }) };
}

function resultOf(item: JudgedFinding, weight: string, { file, line, column }: FindingPlace) {
  const { finding, fingerprint, accepted } = item;
  const { id, level, message, operations, direction, source } = finding;
  const region = { startLine: line ?? 1, startColumn: column ?? 1 };
  const uri = file?.split("/").map(encodeURIComponent).join("/");
  return {
    ...{
      ruleId: id,
      level: weight,
      message: { text: [message, overlayText(finding) ?? []].flat().join(", ") },
    },
    locations: [{ physicalLocation: { artifactLocation: { uri }, region } }],
    // GitHub knows a finding again by the second.
    partialFingerprints: { "contractFinding/v1": fingerprint, primaryLocationLineHash: fingerprint },
    ...(accepted && {
      suppressions: [{ kind: "external", justification: `${accepted.who}: ${accepted.reason}` }],
    }),
    properties: { level, operations, direction, source },
  };
}
