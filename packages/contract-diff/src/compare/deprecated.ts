import { get } from "@partner-licenses/document/json";
import { rules } from "../catalogue/rules.ts";
import { type Places, places } from "../normalise/view.ts";
import { report, reportIn } from "./report.ts";
import { member } from "./rest.ts";
import type { Held, Scope, Sense } from "./scope.ts";

/** Compares the deprecation of a part of messages. Deprecating warns and breaks nobody; taking it back neither. */
export function compareDeprecated(
  scope: Scope,
  sense: Sense,
  what: "parameter" | "header" | "security-scheme",
  base: Held,
  revision: Held,
): void {
  const [change, where] = changeOf(base, revision);
  if (change !== undefined) reportIn(scope, sense, rules[`${what}-${change}`], where);
}

/** Compares the deprecation of an operation. */
export function compareDeprecatedOperation(scope: Scope, base: Held, revision: Held): void {
  const [change, where] = changeOf(base, revision);
  if (change !== undefined) report(scope, rules[`operation-${change}`], where);
}

function changeOf(base: Held, revision: Held): ["deprecated" | "undeprecated" | undefined, Places] {
  const [before, after] = [base, revision].map((held) => get(held.value, "deprecated") === true);
  const where = places(member(base, "deprecated")?.loc, member(revision, "deprecated")?.loc);
  return [before === after ? undefined : after ? "deprecated" : "undeprecated", where];
}
