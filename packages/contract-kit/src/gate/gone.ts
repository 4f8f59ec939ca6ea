import type { VersionType } from "@changesets/types";
import { diff } from "@partner-licenses/contract-diff";
import { bumpAfter, judge, readAccepted } from "@partner-licenses/contract-diff/accept";
import {
  type ContractPackage,
  contractPackageOf,
  infoVersion,
  type Project,
  releaseToolOf,
} from "@partner-licenses/contract-diff/project";
import { ContractError } from "@partner-licenses/document/errors";
import { asString, get } from "@partner-licenses/document/json";
import { load } from "@partner-licenses/document/reader/load";
import type { Base } from "./base/base.ts";
import { decide, type GateResult } from "./gate.ts";
import { planOf } from "./plan/choose.ts";
import { givenPlan } from "./plan/others.ts";
import type { ReleasePlan } from "./plan/plan.ts";

/** Judges a contract that was deleted: nothing of it is left. */
export async function gateGone(project: Project, base: Base): Promise<GateResult> {
  const before = load(base.input).workspace.entry.root;
  const after = { openapi: get(before, "openapi"), info: get(before, "info"), paths: {} };
  const report = await diff(base.input, after);
  const judged = judge(report.findings, readAccepted(project.accepted));
  const own = { dir: project.folder, name: asString(get(before, "info", "title")) ?? "", version: "" };
  const named = { ...own, version: infoVersion(before) ?? "1.0.0" };
  const isAccepted = judged.findings.every((item) => item.accepted !== undefined);
  const said = { carrier: named, base, before, after };
  const { carrier, plan } = await planFor(project, said, isAccepted ? "minor" : "none");
  const facts = { project, carrier, plan, base, version: named.version, findings: judged.findings };
  const result = await decide(facts);
  const notes = ["The contract was deleted, or moved and rewritten at once.", ...result.notes];
  return { ...result, bump: bumpAfter(report.bump, judged), faults: judged.faults, notes };
}

interface Facts {
  readonly carrier: ContractPackage;
  readonly base: Base;
  readonly before: unknown;
  readonly after: unknown;
}

/** What is gone has no version of its own any more: only a tool that knows its package or its commits speaks for it. */
async function planFor(
  project: Project,
  facts: Facts,
  otherwise: VersionType,
): Promise<{ carrier: ContractPackage; plan: ReleasePlan }> {
  const silent = {
    ...givenPlan(otherwise),
    declares: "it was deleted, and all of that is accepted:",
    silent: "it was deleted",
    advice: () => "restore it, or accept what is gone",
  };
  const tool = releaseToolOf(project);
  if (tool === "info.version" || tool === "tags") return { carrier: facts.carrier, plan: silent };
  try {
    const carrier = tool === "changesets" ? contractPackageOf(project) : facts.carrier;
    return { carrier, plan: await planOf(tool, { ...facts, project, carrier }, undefined) };
  } catch (fault) {
    if (!(fault instanceof ContractError)) throw fault;
    return { carrier: facts.carrier, plan: silent };
  }
}
