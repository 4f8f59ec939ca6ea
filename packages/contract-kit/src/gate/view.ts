import { type ReportView, viewOf } from "@partner-licenses/contract-diff/report";
import { shown } from "@partner-licenses/document/files";
import type { GateResult } from "./gate.ts";

/** What the gate compared, for the formats of a diff. */
export function gateView({ project, base, bump, findings }: GateResult): ReportView {
  const contracts = { base: base?.input ?? "nothing: it is the first", revision: shown(project.spec) };
  return viewOf(contracts, bump, { findings, faults: [] });
}
