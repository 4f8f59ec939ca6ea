import { Command } from "commander";
import { explain as find, rules } from "../diff/index.ts";
import { ContractError } from "../errors.ts";
import { ruleText } from "../report/rule.ts";
import { rulesPage } from "../report/rules-page.ts";
import { put } from "./output.ts";

/** `contract explain`: what a rule means, with an example. */
export function explainCommand(): Command {
  return new Command("explain")
    .description("print what a rule of the diff means, with an example; without an id, name all rules")
    .argument("[id]", "the id of a finding or rule")
    .option("--markdown", "print the whole catalogue as a Markdown page")
    .action((id: string | undefined, { markdown }: { markdown?: true }) => {
      if (markdown) put(rulesPage(rules));
      else if (id === undefined) put(`${rules.map((rule) => rule.id).join("\n")}\n`);
      else explain(id);
    });
}

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
  const scored = rules.map((rule) => {
    const own = rule.id.split("-");
    return { id: rule.id, score: own.filter((word) => words.has(word)).length / own.length };
  });
  const close = scored.filter(({ score }) => score >= 0.5).sort((a, b) => b.score - a.score);
  const names = close.slice(0, 3).map((rule) => `\`${rule.id}\``);
  return names.length === 0 ? "" : `did you mean ${names.join(", ")}? `;
}
