import type { VersionType } from "@changesets/types";
import type { Bump } from "@partner-licenses/contract-diff";
import { bumpAfter, type JudgedFinding, judge, readAccepted } from "@partner-licenses/contract-diff/accept";
import {
  type ContractPackage,
  contractPackageOf,
  diffOfOneApi,
  infoVersion,
  newestReleased,
  type Project,
  releaseToolOf,
} from "@partner-licenses/contract-diff/project";
import { requireComparable } from "@partner-licenses/document/check/check";
import { load } from "@partner-licenses/document/reader/load";
import valid from "semver/functions/valid.js";
import type { Base } from "./base/base.ts";
import { type BaseOptions, findBase, lastRelease } from "./base/find.ts";
import { checkNotes } from "./check.ts";
import { type GateFault, notesOf, versionFaults } from "./faults.ts";
import { requireFirst } from "./first.ts";
import { planOf } from "./plan/choose.ts";
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
  /** The bump of the diff, whatever the versions are. */
  readonly bump: Bump;
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
export interface GateOptions extends BaseOptions {
  /** There is no earlier release, and that is right. */
  readonly first?: boolean;
  /** The bump that is declared, where no tool says it. */
  readonly declared?: VersionType;
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
  const found = await gateSince(project, options);
  if (options.base !== "change") return found;
  // What was accepted for an earlier change does not break in this one.
  const result = { ...found, faults: found.faults.filter(({ kind }) => kind !== "unused") };
  if (result.status !== "less") return result;
  // What an earlier change declared after the last release may cover this one.
  const base = lastRelease({ project, carrier: result.carrier, tool: releaseToolOf(project) });
  const whole = base && (await gateSince(project, { ...options, base }));
  if (base === undefined || whole === undefined || !passes({ ...whole, faults: [] })) return result;
  const { change: _, ...rest } = result;
  const { status, declared, derived } = whole;
  const notes = [...result.notes, `Enough is declared since ${base.label}, the last release.`];
  return { ...rest, status, declared, derived, short: [], notes };
}

async function gateSince(project: Project, options: GateOptions): Promise<GateResult> {
  const tool = releaseToolOf(project);
  const carrier = contractPackageOf(project);
  const accepted = readAccepted(project.accepted);
  const base = await findBase({ project, carrier, tool }, options);
  // A broken contract never passes, but what was released with a fault can be changed no more.
  if (base === undefined) requireComparable(load(project.spec).workspace);
  const compared = await diffOfOneApi(base?.input ?? project.spec, project.spec, project.policy);
  const documents = { before: compared.base, after: compared.revision };
  const facts = { project, carrier, ...documents, ...(base && { base }) };
  const plan = await planOf(tool, facts, options.declared);
  const checked = checkNotes(project);
  if (base === undefined) {
    if (options.first !== true) requireFirst(project, carrier);
    const { faults } = judge([], accepted);
    const none = { bump: "none", needed: "none", derived: [], findings: [], short: [] } as const;
    const declared = plan.declared(carrier);
    return { ...{ project, carrier, plan, declared, faults, ...none }, status: "first", notes: checked };
  }
  const judged = judge(compared.report.findings, accepted);
  const { findings, faults } = judged;
  const version = [base.version, infoVersion(documents.before), carrier.version].find((each) => valid(each));
  const result = await decide({ project, carrier, plan, base, version: version ?? "1.0.0", findings });
  const wrong = passes({ ...result, faults: [] })
    ? versionFaults({ project, carrier, base, ...documents, plan })
    : [];
  const bump = bumpAfter(compared.report.bump, judged);
  return { ...result, bump, faults: [...faults, ...wrong], notes: [...result.notes, ...checked] };
}

interface Case {
  readonly project: Project;
  readonly carrier: ContractPackage;
  readonly plan: ReleasePlan;
  readonly base: Base;
  /** The released version, which says how much a break asks for. */
  readonly version: string;
  readonly findings: readonly JudgedFinding[];
}

/** Weighs what is declared for each package against what the findings ask of it. */
export async function decide(facts: Case): Promise<Omit<GateResult, "faults" | "bump">> {
  const { project, carrier, plan, base, version, findings } = facts;
  const skips = (name: string) => plan.whySkipped?.(name);
  const public_ = (plan.perPackage ? (project.derived ?? []) : []).filter(
    ({ name }) => name !== carrier.name && skips(name) === undefined,
  );
  const own = needOf(facts, { ...carrier, version }, "contract");
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
    notes: notesOf(version, findings, plan.pending !== undefined),
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
