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

/** A guess at what was meant by an id that no rule has: the rules that share most words with it. */
export function similarRules(id: string): string {
  const words = new Set(id.split("-"));
  const scored = allRules.map((rule) => {
    const own = rule.id.split("-");
    return { id: rule.id, score: own.filter((word) => words.has(word)).length / own.length };
  });
  const close = scored.filter(({ score }) => score >= 0.5).sort((a, b) => b.score - a.score);
  const names = close.slice(0, 3).map((rule) => `\`${rule.id}\``);
  return names.length === 0 ? "" : `did you mean ${names.join(", ")}? `;
}
