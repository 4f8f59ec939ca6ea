import { get } from "@partner-licenses/document/json";
import type { Compared } from "../diff.ts";
import type { Finding } from "../types.ts";
import { operationsIn } from "./operations.ts";
import { type Policy, type PolicyLevel, type Stability, stabilities } from "./policy.ts";

/** What a policy looks at. */
interface Around {
  readonly policy: Policy;
  readonly compared: Compared;
  readonly today: Date;
}

interface Verdict {
  readonly level: PolicyLevel;
  readonly reason: string;
}

/** The level that the policy gives to a finding; undefined where it says nothing. What is most specific counts. */
export function verdictOf(finding: Finding, around: Around): Verdict | undefined {
  return ruleVerdict(finding, around) ?? sunsetVerdict(finding, around) ?? stabilityVerdict(finding, around);
}

function ruleVerdict({ id }: Finding, { policy }: Around): Verdict | undefined {
  return policy.rules.get(id) ?? policy.rules.get(id.replace(/^(request|response|both)-/, ""));
}

/** Removing what was deprecated is announced when its sunset is over; a deprecation gives enough notice, or breaks. */
function sunsetVerdict(finding: Finding, around: Around): Verdict | undefined {
  const { deprecation } = around.policy;
  if (deprecation === undefined) return undefined;
  if (finding.id === "operation-deprecated") return noticeVerdict(finding, around);
  if (deprecation.removal === undefined || !/-removed$/.test(finding.id)) return undefined;
  const parts = /^(operation|path)-removed$/.test(finding.id)
    ? finding.operations.map((name) => operationsIn(around.compared.workspaces.base).get(name))
    : [around.compared.partOf(finding)];
  const days = parts.map((part) => (get(part, "deprecated") === true ? sunsetOf(part) : undefined));
  const last = days.includes(undefined) ? undefined : days.toSorted().at(-1);
  if (last === undefined || last > dayOf(around.today)) return undefined;
  return { level: deprecation.removal, reason: `deprecated, with a sunset on ${last}` };
}

function noticeVerdict(finding: Finding, around: Around): Verdict | undefined {
  const operations = operationsIn(around.compared.workspaces.revision);
  for (const name of finding.operations) {
    const operation = operations.get(name);
    const stability = stabilityOf(operation);
    const days = around.policy.deprecation?.notice[stability];
    if (days === undefined || days === 0) continue;
    const first = dayOf(new Date(around.today.getTime() + days * 86_400_000));
    const sunset = sunsetOf(operation);
    if (sunset !== undefined && sunset >= first) continue;
    const now = sunset === undefined ? "no `x-sunset`" : `a sunset on ${sunset}`;
    return { level: "breaking", reason: `${now}, where ${stability} operations need ${days} days of notice` };
  }
  return undefined;
}

/** A break of operations that were never promised weighs as the house says; of several the strongest promise counts. */
function stabilityVerdict(finding: Finding, { policy, compared }: Around): Verdict | undefined {
  if ((finding.level !== "breaking" && finding.level !== "unproven") || finding.operations.length === 0)
    return undefined;
  const operations = operationsIn(compared.workspaces.base);
  const reached = finding.operations.map((name) => stabilityOf(operations.get(name)));
  const strongest = stabilities.findLast((each) => reached.includes(each)) ?? "stable";
  const level = policy.stability[strongest];
  return level && { level, reason: `only ${strongest} operations` };
}

function stabilityOf(operation: unknown): Stability {
  const own = get(operation, "x-stability-level");
  return stabilities.find((each) => each === own) ?? "stable";
}

function sunsetOf(part: unknown): string | undefined {
  const sunset = get(part, "x-sunset") ?? get(part, "sunset");
  const time = typeof sunset === "string" ? Date.parse(sunset) : Number.NaN;
  return Number.isNaN(time) ? undefined : dayOf(new Date(time));
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
