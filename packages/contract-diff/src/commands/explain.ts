import { ContractError } from "@partner-licenses/document/errors";
import { put } from "@partner-licenses/document/output";
import { allRules, explain as find } from "../catalogue/index.ts";
import { ruleText } from "../report/rule.ts";
import { rulesPage } from "../report/rules-page.ts";
import { type Options, readArguments } from "./arguments.ts";
import { helpText } from "./help.ts";
import type { CommandNames } from "./names.ts";

/** What the command is for, in a line of a list of commands. */
export const explainPurpose =
  "print what a rule of the diff means, with an example; without an id, name all rules";

const options: Options = { markdown: { text: "print the whole catalogue as a Markdown page" } };

/** The help of the command. */
export function explainHelp({ explain }: CommandNames): string {
  return helpText([`${explain} [options] [id]`], explainPurpose, options);
}

/** Runs the command with what follows its name. Throws a ContractError when there is no such rule. */
export function explainCommand(args: readonly string[], names: CommandNames): void {
  if (args.some((each) => each === "--help" || each === "-h")) {
    put(explainHelp(names));
    return;
  }
  const { on, rest } = readArguments(names.explain, args, options, 1);
  const [id] = rest;
  if (on.has("markdown")) put(rulesPage(allRules));
  else if (id === undefined) put(`${allRules.map((rule) => rule.id).join("\n")}\n`);
  else explain(id, names);
}

/** Prints a rule. Throws a ContractError when there is none of that id. */
export function explain(id: string, names: CommandNames): void {
  const rule = find(id);
  if (rule === undefined) {
    throw new ContractError(`no rule is called \`${id}\``, {
      hint: `${similar(id)}\`${names.typed("explain")}\` names all rules`,
    });
  }
  put(`${ruleText(rule)}\n  next: ${names.typed("diff")}\n`);
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
