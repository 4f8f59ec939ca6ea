import type { JudgedFinding } from "../accept/apply.ts";
import { explain } from "../catalogue/index.ts";
import type { FindingPlace, Level } from "../types.ts";
import type { ReportView } from "./view.ts";
import { placesInRevision } from "./where.ts";

const severities: Readonly<Record<Level, string>> = {
  breaking: "error",
  unproven: "warning",
  additive: "note",
  docs: "note",
};

/** SARIF 2.1.0, as code scanning reads it: a run for each contract, accepted breaks as suppressed results. */
export function sarif(views: readonly ReportView[]): string {
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: views.map(runOf),
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function runOf(view: ReportView): object {
  const placeOf = placesInRevision(view);
  const ids = [...new Set(view.findings.map(({ finding }) => finding.id))];
  return {
    tool: { driver: { name: "contract-diff", rules: ids.map(ruleOf) } },
    automationDetails: { id: `contract-diff/${view.revision}` },
    properties: { base: view.base, revision: view.revision, bump: view.bump },
    results: view.findings.map((item) => resultOf(item, ids.indexOf(item.finding.id), placeOf(item.finding))),
  };
}

function ruleOf(id: string): object {
  const line = explain(id)?.line;
  return { id, ...(line !== undefined && { shortDescription: { text: line } }) };
}

function resultOf(item: JudgedFinding, ruleIndex: number, { file, line, column }: FindingPlace): object {
  const { finding, fingerprint, accepted } = item;
  const { id, level, message, operations, direction, source } = finding;
  const region = { startLine: line ?? 1, startColumn: column ?? 1 };
  const uri = file?.split("/").map(encodeURIComponent).join("/");
  return {
    ...{ ruleId: id, ruleIndex, level: severities[level], message: { text: message } },
    locations: [{ physicalLocation: { artifactLocation: { uri }, region } }],
    partialFingerprints: { "contractFinding/v1": fingerprint },
    ...(accepted && {
      suppressions: [{ kind: "external", justification: `${accepted.who}: ${accepted.reason}` }],
    }),
    properties: { level, operations, direction, source },
  };
}
