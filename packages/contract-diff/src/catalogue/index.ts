import type { Rule } from "./rule.ts";
import { constraintRules, rules } from "./rules.ts";

export type { Remedy, Rule, SeenBy } from "./rule.ts";
export type { RuleLevels } from "./weights.ts";

/** Every rule, ordered from the whole contract down to single keywords. */
export const allRules: readonly Rule[] = [
  ...Object.values<Rule>(rules),
  ...Object.values(constraintRules).flatMap((changes) => Object.values<Rule>(changes)),
];

const byId = new Map(allRules.map((rule) => [rule.id, rule]));

/** The rule behind a finding's id, with or without its direction; undefined for an unknown id. */
export function explain(id: string): Rule | undefined {
  return byId.get(id) ?? byId.get(id.replace(/^(request|response|both)-/, ""));
}
