import { requireNothingNew } from "@partner-licenses/document/check/check";
import { asArray, get } from "@partner-licenses/document/json";
import { load } from "@partner-licenses/document/reader/load";
import { keysOf, type Loc } from "@partner-licenses/document/reader/pointer";
import type { Workspace } from "@partner-licenses/document/reader/workspace";
import { faultOfThrown } from "@partner-licenses/document/thrown";
import { compareContracts } from "./compare/contract.ts";
import { Collector } from "./findings/collect.ts";
import { buildReport } from "./findings/report.ts";
import { Sameness } from "./match/sameness.ts";
import { ContractSide } from "./normalise/view.ts";
import { Engine } from "./relation/engine.ts";
import type { DiffInput, DiffReport, Finding } from "./types.ts";
import { attachWitnesses } from "./witness/attach.ts";
import { findMissed } from "./witness/missed.ts";
import { Prover } from "./witness/prover.ts";
import { addRequests } from "./witness/sent.ts";
import { withoutVoid } from "./witness/void.ts";

/**
 * Compares two OpenAPI 3.0, 3.1 or 3.2 contracts: what a consumer of `base` would notice of `revision`.
 * Each input is a file path, `<git-rev>:<path>`, or a parsed document.
 * Throws a ContractError when an input cannot be read as a contract.
 */
export async function diff(base: DiffInput, revision: DiffInput): Promise<DiffReport> {
  return (await diffWithRoots(base, revision)).report;
}

/** A report, and the documents that it compares. */
export interface Compared {
  readonly report: DiffReport;
  readonly base: unknown;
  readonly revision: unknown;
  readonly workspaces: { readonly base: Workspace; readonly revision: Workspace };
  /** What stood in base at the place of a finding. */
  partOf(finding: Finding): unknown;
}

/** Like {@link diff}; gives the parsed documents too, so that nobody reads them twice. */
export async function diffWithRoots(base: DiffInput, revision: DiffInput): Promise<Compared> {
  try {
    return compare(base, revision);
  } catch (fault) {
    throw faultOfThrown(fault);
  }
}

function compare(base: DiffInput, revision: DiffInput): Compared {
  const before = load(base);
  const after = load(revision);
  requireNothingNew(before.workspace, after.workspace);
  const sameness = new Sameness(before, after);
  const out = new Collector();
  const sides = {
    base: new ContractSide(before.workspace, before.version),
    revision: new ContractSide(after.workspace, after.version),
  };
  compareContracts({
    engine: new Engine(sameness),
    sameness,
    ...sides,
    out,
    operations: [],
    flipped: false,
    place: "",
  });
  const { groups: found, reached, roots } = out.collect();
  const prover = new Prover();
  attachWitnesses(found, roots, prover);
  const groups = [...withoutVoid(found, roots, prover), ...findMissed(reached, found, roots, prover)];
  addRequests(groups, sides.base);
  const workspaces = { base: before.workspace, revision: after.workspace };
  const { report, locs } = buildReport(groups, roots, workspaces);
  return {
    report,
    workspaces,
    partOf: (finding) => partAt(locs.get(finding)?.base),
    base: before.workspace.entry.root,
    revision: after.workspace.entry.root,
  };
}

function partAt(loc: Loc | undefined): unknown {
  const keys = loc === undefined ? [] : keysOf(loc.pointer);
  return keys.reduce<unknown>(
    (value, key) => (Array.isArray(value) ? asArray(value)[Number(key)] : get(value, key)),
    loc?.source.root,
  );
}
