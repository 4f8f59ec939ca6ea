import type { Rule } from "../catalogue/index.ts";
import type { Policy } from "./policy.ts";

/** What decides the level of a rule besides its default: a name and a sentence each. */
export function inForce(rule: Rule, policy: Policy | undefined): readonly (readonly [string, string])[] {
  if (policy === undefined) return [["in force", "the default"]];
  const from = policy.place.file;
  const own = [rule.id, ...["request", "response", "both"].map((side) => `${side}-${rule.id}`)].flatMap(
    (id) => {
      const set = policy.rules.get(id);
      return set === undefined
        ? []
        : [[idName(id, rule), `${set.level}, by ${from}: ${set.reason}`] as const];
    },
  );
  const rows =
    own.length > 0 ? own : [["in force", `the default; ${from} says nothing of this rule`] as const];
  return [...rows, ...general(rule, policy)];
}

function idName(id: string, rule: Rule): string {
  return id === rule.id
    ? "in force"
    : `in a ${id.slice(0, -rule.id.length - 1)}`.replace("in a both", "in both");
}

/** What the policy says of all breaks that a rule without a level of its own can be part of. */
function general(rule: Rule, { stability, deprecation, place: { file } }: Policy): [string, string][] {
  if (!Object.values(rule.levels).some((level) => level === "breaking" || level === "unproven")) return [];
  const rows = Object.entries(stability).map(([name, level]): [string, string] => [
    `if ${name}`,
    `${level} where only ${name} operations break, by ${file}`,
  ]);
  if (deprecation?.removal !== undefined && rule.id.endsWith("-removed"))
    rows.push([
      "if announced",
      `${deprecation.removal} once the sunset of what was deprecated is over, by ${file}`,
    ]);
  return rows;
}
