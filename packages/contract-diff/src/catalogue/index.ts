import { constraintRules } from "./constraints.ts";
import { contractRules } from "./contracts.ts";
import type { Rule } from "./rule.ts";
import { schemaRules } from "./schemas.ts";

export type { Rule, RuleLevels } from "./rule.ts";

/** Every rule, ordered from the whole contract down to single keywords. */
export const rules: readonly Rule[] = [...contractRules, ...schemaRules, ...constraintRules];

const byId = new Map(rules.map((rule) => [rule.id, rule]));

/** The rule behind a finding's id, with or without its direction; undefined for an unknown id. */
export function explain(id: string): Rule | undefined {
  return byId.get(id) ?? byId.get(id.replace(/^(request|response|both)-/, ""));
}
