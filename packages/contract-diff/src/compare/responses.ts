import { entries, get } from "@partner-licenses/document/json";
import { at } from "@partner-licenses/document/reader/pointer";
import { rules } from "../catalogue/rules.ts";
import type { ContractSide } from "../normalise/view.ts";
import { compareContent } from "./content.ts";
import { compareHeaders } from "./headers.ts";
import { reportIn } from "./report.ts";
import { compareRest, member, notExtension } from "./rest.ts";
import { deref, type Held, isSame, type Scope, within } from "./scope.ts";

/** Compares the responses of two operations, status by status. */
export function compareResponses(scope: Scope, base: Held, revision: Held): void {
  const [all, now] = [
    deref(scope.base, part(base, "responses")),
    deref(scope.revision, part(revision, "responses")),
  ];
  compareRest(scope, all, now, notExtension(all, now));
  const [before, after] = [responsesOf(scope.base, all), responsesOf(scope.revision, now)];
  for (const [status, held] of before) {
    // A status that is no longer named is still promised when its range is, or all that it holds by `default`.
    const covering = coveringOf(after, status);
    const isPromised = covering === after.get(`${status[0]}XX`) || holdContent(covering, held);
    const other = after.get(status) ?? (isPromised ? covering : undefined);
    if (other !== undefined) compareResponse(within(scope, status), held, other);
    else reportIn(scope, "response", rules["status-removed"], { base: held.loc }, { status });
  }
  for (const [status, held] of after) {
    if (before.has(status)) continue;
    reportIn(scope, "response", rules["status-added"], { revision: held.loc }, { status });
    const other = coveringOf(before, status);
    // Who read the answer by what covered it goes on to do so.
    if (other !== undefined && holdContent(other, held)) compareResponse(within(scope, status), other, held);
  }
}

function holdContent(...responses: readonly (Held | undefined)[]): boolean {
  return responses.every((each) => each !== undefined && member(each, "content") !== undefined);
}

/** What describes a status that is not named: its range, or `default`, which next to a success means faults. */
function coveringOf(responses: ReadonlyMap<string, Held>, status: string): Held | undefined {
  const isFault = /^[45]/.test(status) || ![...responses.keys()].some((key) => key.startsWith("2"));
  return responses.get(`${status[0]}XX`) ?? (isFault ? responses.get("DEFAULT") : undefined);
}

function part(held: Held, key: string): Held {
  return { value: get(held.value, key), loc: at(held.loc, key) };
}

function responsesOf(side: ContractSide, { value: responses, loc }: Held): Map<string, Held> {
  const named = entries(responses).filter(([status]) => !status.startsWith("x-"));
  return new Map(
    named.map(([status, value]) => [status.toUpperCase(), deref(side, { value, loc: at(loc, status) })]),
  );
}

const handled = new Set(["headers", "content", "$ref"]);

function compareResponse(scope: Scope, base: Held, revision: Held): void {
  if (isSame(scope, base, revision)) return;
  compareRest(scope, base, revision, handled);
  compareHeaders(scope, "response", part(base, "headers"), part(revision, "headers"));
  compareContent(scope, "response", part(base, "content"), part(revision, "content"));
}
