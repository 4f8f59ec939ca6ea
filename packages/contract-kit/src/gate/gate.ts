import type { VersionType } from "@changesets/types";
import { type JudgedFinding, judge, readAccepted } from "@partner-licenses/contract-diff/accept";
import {
  type ContractPackage,
  contractPackageOf,
  diffOfOneApi,
  newestReleased,
  type Project,
} from "@partner-licenses/contract-diff/project";
import type { Base } from "./base/base.ts";
import { newestStored } from "./base/store.ts";
import { type GateFault, notesOf, versionFaults } from "./faults.ts";
import { requireFirst } from "./first.ts";
import { changesetsPlan } from "./plan/changesets.ts";
import type { ReleasePlan } from "./plan/plan.ts";
import type { Change } from "./plan/write.ts";
import { type Exposes, neededBump } from "./policy.ts";
import { isShort, type PackageNeed, type Status, shortfall, verdictOf } from "./verdict.ts";

/** What the gate found. */
export interface GateResult {
  readonly project: Project;
  readonly status: Status;
  readonly carrier: ContractPackage;
  /** What the contract is compared with; absent before the first release. */
  readonly base?: Base;
  /** What the package of the contract needs, and what is declared for it. */
  readonly needed: VersionType;
  readonly declared: VersionType;
  /** The public packages with code from the contract. */
  readonly derived: readonly PackageNeed[];
  readonly plan: ReleasePlan;
  readonly findings: readonly JudgedFinding[];
  /** The findings that ask for more than is declared. */
  readonly short: readonly JudgedFinding[];
  /** What fails the gate whatever is declared. */
  readonly faults: readonly GateFault[];
  readonly notes: readonly string[];
  /** What has to be written, when less is declared than needed. */
  readonly change?: Change;
  /** Why the package can never be released, when less is declared than needed. */
  readonly skipped?: string;
}

/** What a person may say about a run. */
export interface GateOptions {
  /** There is no earlier release, and that is right. */
  readonly first?: boolean;
}

/** True when the release may go on. */
export function passes({ status, faults }: Pick<GateResult, "status" | "faults">): boolean {
  return faults.length === 0 && status !== "less" && status !== "pending";
}

/**
 * Compares what is declared with what the contract needs since its last stable release.
 * Throws a ContractError for anything that cannot be read, and where nothing is known. Writes nothing.
 */
export async function gate(project: Project, options: GateOptions = {}): Promise<GateResult> {
  const carrier = contractPackageOf(project);
  const plan = await changesetsPlan(carrier.dir);
  const accepted = readAccepted(project.accepted);
  const base = storedBase(project);
  // Read it also when there is nothing to compare with: a broken contract never passes.
  const { report, ...documents } = await diffOfOneApi(
    base?.input ?? project.spec,
    project.spec,
    project.policy,
  );
  const facts = { project, carrier, plan };
  if (base === undefined) {
    if (options.first !== true) requireFirst(project, carrier);
    const { faults } = judge([], accepted);
    const none = { needed: "none", derived: [], findings: [], short: [], notes: [] } as const;
    return { ...facts, ...none, status: "first", declared: plan.declared(carrier), faults };
  }
  const { findings, faults } = judge(report.findings, accepted);
  const result = await decide({ ...facts, base, findings });
  const wrong = passes({ ...result, faults: [] })
    ? versionFaults({
        ...{ project, carrier, base, next: plan.nextVersion?.(carrier.name) },
        ...{ before: documents.base, after: documents.revision },
      })
    : [];
  return { ...result, faults: [...faults, ...wrong] };
}

function storedBase(project: Project): Base | undefined {
  const newest = newestStored(project);
  return newest && { label: newest.version, version: newest.version, input: newest.file, stored: true };
}

interface Case {
  readonly project: Project;
  readonly carrier: ContractPackage;
  readonly plan: ReleasePlan;
  readonly base: Base;
  readonly findings: readonly JudgedFinding[];
}

async function decide(facts: Case): Promise<Omit<GateResult, "faults">> {
  const { project, carrier, plan, base, findings } = facts;
  const released = { ...carrier, version: base.version ?? carrier.version };
  const skips = (name: string) => plan.whySkipped?.(name);
  const public_ = (project.derived ?? []).filter(
    ({ name }) => name !== carrier.name && skips(name) === undefined,
  );
  const own = needOf(facts, released, "contract");
  const derived = public_.map((each) =>
    needOf(facts, { ...each, version: plan.stableVersion(each) }, "code"),
  );
  const sincePre = plan.pending && (await changesSincePre(project, base));
  const pre = sincePre && { changed: sincePre.length > 0, pending: plan.pending?.(carrier.name) ?? "none" };
  const status = verdictOf(own, derived, pre);
  const short = status === "pending" ? (sincePre ?? []) : shortfall(findings, [own, ...derived]);
  const skipped = short.length > 0 && isShort(own) ? skips(carrier.name) : undefined;
  // Pre-releases promise nothing to each other, and the whole line declares enough already.
  const order =
    status === "pending"
      ? {
          carrier: { ...own, needed: "patch" as const, declared: "none" as const },
          derived: [],
          findings: short,
        }
      : { carrier: own, derived, findings };
  const change = short.length > 0 && skipped === undefined ? plan.change?.(order) : undefined;
  return {
    ...{ project, carrier, plan, base, findings, short, status, derived },
    ...{ needed: own.needed, declared: own.declared },
    notes: notesOf(released.version, findings, plan.pending !== undefined),
    ...(change && { change }),
    ...(skipped !== undefined && { skipped }),
  };
}

function needOf({ plan, findings }: Case, target: ContractPackage, exposes: Exposes): PackageNeed {
  const { name, version } = target;
  const needed = neededBump(findings, version, exposes);
  return { name, version, exposes, needed, declared: plan.declared(target) };
}

/** What changed since the last pre-release of this line; nothing when there was none. */
async function changesSincePre(
  project: Project,
  stable: Base,
): Promise<readonly JudgedFinding[] | undefined> {
  const newest = newestReleased(project.released);
  if (newest === undefined || newest.version === stable.version) return undefined;
  const { report } = await diffOfOneApi(newest.file, project.spec, project.policy);
  return judge(report.findings, []).findings;
}
