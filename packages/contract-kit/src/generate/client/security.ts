import { type Sending, sentBy } from "@partner-licenses/document/model/credentials";
import { type NeededScheme, schemeOf } from "@partner-licenses/document/model/security";
import type { Model } from "../../model/model.ts";
import type { Operation } from "../../model/operations.ts";
import { isCovered } from "../../model/security.ts";

/** One way to be let in, as the runtime reads it: scopes, separated by spaces, by the name of the scheme. */
type Way = Readonly<Record<string, string>>;

/** The credentials that the operations of a contract ask for. */
export interface SecurityPlan {
  readonly schemes: Readonly<Record<string, Sending>>;
  /** The ways that hold where an operation's entry names none. */
  readonly security: readonly Way[];
}

/** The plan of a contract for which one bearer token is not enough; undefined for one that needs no more. */
export function securityPlan({ contract, operations }: Model): SecurityPlan | undefined {
  const asked = operations.map(waysOf);
  const schemes = schemesOf(contract.workspace, asked.flat());
  if (Object.keys(schemes).length === 0) return undefined;
  const distinct = new Set(asked.map((ways) => JSON.stringify(ways)));
  const [only] = Object.values(schemes);
  const isOneToken =
    distinct.size === 1 &&
    asked[0]?.length === 1 &&
    Object.keys(asked[0][0] ?? {}).length === 1 &&
    only?.prefix === "Bearer ";
  return isOneToken ? undefined : { schemes, security: mostOften(asked) };
}

/** The ways of an operation, where they are not those of the plan. */
export function ownSecurity(
  plan: SecurityPlan | undefined,
  operation: Operation,
): readonly Way[] | undefined {
  const ways = waysOf(operation);
  if (plan === undefined || JSON.stringify(ways) === JSON.stringify(plan.security)) return undefined;
  return ways;
}

/** The ways of an operation, those with credentials first: who may also call without one shows it all the same. */
function waysOf({ security }: Operation): Way[] {
  const ways = security.map(({ schemes }) =>
    Object.fromEntries(schemes.filter((each) => isSent(each) && !isCovered(each, schemes)).map(scopesByName)),
  );
  return ways.sort((a, b) => Number(isNone(a)) - Number(isNone(b)));
}

const isNone = (way: Way) => Object.keys(way).length === 0;
const scopesByName = ({ name, scopes }: NeededScheme) => [name, scopes.join(" ")] as const;

/** A certificate is shown when the connection is made, which is the platform's business; nobody knows what none defines. */
function isSent({ scheme }: NeededScheme): boolean {
  return scheme !== undefined && scheme.type !== "mutualTLS";
}

function schemesOf(workspace: Parameters<typeof schemeOf>[0], ways: readonly Way[]): Record<string, Sending> {
  const names = new Set(ways.flatMap((way) => Object.keys(way)));
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const scheme = schemeOf(workspace, name);
      return scheme === undefined ? [] : [[name, sentBy(scheme)] as const];
    }),
  );
}

function mostOften(asked: readonly (readonly Way[])[]): readonly Way[] {
  const groups = new Map<string, (readonly Way[])[]>();
  for (const ways of asked.filter(([way]) => way !== undefined)) {
    const key = JSON.stringify(ways);
    groups.set(key, [...(groups.get(key) ?? []), ways]);
  }
  const [first] = [...groups.values()].sort((a, b) => b.length - a.length);
  return first?.[0] ?? [];
}
