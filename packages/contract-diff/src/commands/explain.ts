import { ContractError } from "@partner-licenses/document/errors";
import { allRules, explain as find } from "../catalogue/index.ts";
import { ruleText } from "../report/rule.ts";
import { put } from "./output.ts";

/** Prints a rule. Throws a ContractError when there is none of that id. */
export function explain(id: string): void {
  const rule = find(id);
  if (rule === undefined) {
    throw new ContractError(`no rule is called \`${id}\``, {
      hint: `${similar(id)}\`contract explain\` names all rules`,
    });
  }
  put(`${ruleText(rule)}\n  next: contract diff\n`);
}

/** The rules that share most words with the id. */
function similar(id: string): string {
  const words = new Set(id.split("-"));
  const scored = allRules.map((rule) => {
    const own = rule.id.split("-");
    return { id: rule.id, score: own.filter((word) => words.has(word)).length / own.length };
  });
  const close = scored.filter(({ score }) => score >= 0.5).sort((a, b) => b.score - a.score);
  const names = close.slice(0, 3).map((rule) => `\`${rule.id}\``);
  return names.length === 0 ? "" : `did you mean ${names.join(", ")}? `;
}
