import type { VersionType } from "@changesets/types";
import { diff } from "@partner-licenses/contract-diff";
import {
  type AcceptanceFault,
  canBeAccepted,
  type JudgedFinding,
  judge,
  readAccepted,
} from "@partner-licenses/contract-diff/accept";
import {
  type ContractPackage,
  contractPackageOf,
  diffOfOneApi,
  newestReleased,
  type Project,
  type Released,
} from "@partner-licenses/contract-diff/project";
import gt from "semver/functions/gt.js";
import major from "semver/functions/major.js";
import prerelease from "semver/functions/prerelease.js";
import { type Declared, readDeclared, whySkipped } from "./declared.ts";
import { neededBump } from "./policy.ts";
import { type Status, shortfall, verdictOf } from "./verdict.ts";
import { type ReleaseWorkspace, readWorkspace } from "./workspace.ts";
import { type Change, planChange } from "./write.ts";

/** What the gate found. */
export interface GateResult {
  readonly status: Status;
  readonly carrier: ContractPackage;
  /** Where breaks can be accepted. */
  readonly acceptedFile: string;
  /** The stable release that the contract is compared with; absent before the first. */
  readonly base?: Released;
  readonly needed: VersionType;
  readonly declared: VersionType;
  readonly findings: readonly JudgedFinding[];
  /** The findings that ask for more than is declared. */
  readonly short: readonly JudgedFinding[];
  /** Entries of the accepted breaks that do not hold; each fails the gate. */
  readonly faults: readonly AcceptanceFault[];
  readonly notes: readonly string[];
  /** What has to be written, when less is declared than needed. */
  readonly change?: Change;
  /** Why no changeset can release the package, when less is declared than needed. */
  readonly skipped?: string;
}

/** True when the release may go on. */
export function passes({ status, faults }: GateResult): boolean {
  return faults.length === 0 && status !== "less" && status !== "pending";
}

/**
 * Compares what the changesets declare with what the contract needs since its last stable release.
 * Throws a ContractError for anything that cannot be read. Writes nothing.
 */
export async function gate(project: Project): Promise<GateResult> {
  const carrier = contractPackageOf(project);
  const workspace = await readWorkspace(carrier.dir);
  const declared = readDeclared(workspace, carrier.name);
  const accepted = readAccepted(project.accepted);
  const base = newestReleased(project.released, { stable: true });
  // Read it also when there is nothing to compare with: a broken contract never passes.
  const report = await diffOfOneApi(base?.file ?? project.spec, project.spec);
  if (base === undefined) {
    const { faults } = judge([], accepted);
    const facts = { needed: "none", declared: declared.bump, findings: [], short: [] } as const;
    return { status: "first", carrier, acceptedFile: project.accepted, ...facts, faults, notes: [] };
  }
  const judged = judge(report.findings, accepted);
  return decide({ project, carrier, workspace, declared, base, ...judged });
}

interface Case {
  readonly project: Project;
  readonly carrier: ContractPackage;
  readonly workspace: ReleaseWorkspace;
  readonly declared: Declared;
  readonly base: Released;
  readonly findings: readonly JudgedFinding[];
  readonly faults: readonly AcceptanceFault[];
}

async function decide(facts: Case): Promise<GateResult> {
  const { project, carrier, workspace, declared, base, findings, faults } = facts;
  const needed = neededBump(findings, base.version);
  const sincePre = workspace.pre?.mode === "pre" ? await changesSincePre(project, base) : undefined;
  const pre = sincePre && { changed: sincePre.length > 0, pending: declared.pending };
  const status = verdictOf({ needed, declared: declared.bump, ...(pre && { pre }) });
  const short = status === "pending" ? (sincePre ?? []) : shortfall(findings, base.version, declared.bump);
  // Pre-releases promise nothing to each other, and the whole line declares enough already.
  const bump = status === "pending" ? "patch" : needed;
  const skipped = short.length > 0 ? whySkipped(workspace, carrier.name) : undefined;
  const reported = status === "pending" ? short : findings;
  const derived = (project.derived ?? []).filter(
    (name) => name !== carrier.name && whySkipped(workspace, name) === undefined,
  );
  const order = {
    derived,
    root: workspace.root,
    name: carrier.name,
    bump,
    naming: declared.naming,
    findings: reported,
  };
  const change = short.length > 0 && skipped === undefined ? planChange(order) : undefined;
  return {
    acceptedFile: project.accepted,
    ...{ status, carrier, base, needed, declared: declared.bump, findings, short, faults },
    notes: notesOf(facts, workspace.pre?.mode === "pre"),
    ...(change && { change }),
    ...(skipped !== undefined && { skipped }),
  };
}

/** What changed since the last pre-release of this line; nothing when there was none. */
async function changesSincePre(
  project: Project,
  stable: Released,
): Promise<readonly JudgedFinding[] | undefined> {
  const newest = newestReleased(project.released);
  if (newest === undefined || newest.version === stable.version) return undefined;
  const { findings } = await diff(newest.file, project.spec);
  return judge(findings, []).findings;
}

function notesOf({ carrier, base, findings }: Case, preMode: boolean): string[] {
  const notes: string[] = [];
  const breaks = findings.some((item) => canBeAccepted(item.finding) && item.accepted === undefined);
  if (breaks && major(base.version) === 0)
    notes.push("Below 1.0.0 a breaking change may be a minor release.");
  if (preMode) notes.push(`Pre mode: compared with ${base.version}, the last stable release.`);
  else if (gt(carrier.version, base.version) && prerelease(carrier.version) === null) {
    notes.push(
      `${carrier.name} is at ${carrier.version}, but the newest recorded contract is ${base.version}: was \`contract record\` left out?`,
    );
  }
  return notes;
}
