import { type ReportView, viewOf } from "@partner-licenses/contract-diff/report";
import { shown } from "@partner-licenses/document/files";
import { failingOf, type GateFailOn, mayPass } from "./fail-on.ts";
import type { GateResult } from "./gate.ts";
import { verdictText } from "./print.ts";

/** What the gate compared and says, for the formats of a diff. */
export function gateView(result: GateResult, failOn: GateFailOn = "undeclared"): ReportView {
  const { project, base, bump, findings } = result;
  const contracts = { base: base?.label ?? "nothing: it is the first", revision: shown(project.spec) };
  const [failing, text] = [failingOf(result, failOn), verdictText(result, failOn)];
  const verdict = { passes: mayPass(result, failOn), text, failing };
  return { ...viewOf(contracts, bump, { findings, faults: [] }), verdict };
}
