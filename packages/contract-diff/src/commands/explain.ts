import { ContractError } from "@partner-licenses/document/errors";
import { put } from "@partner-licenses/document/output";
import { allRules, explain, similarRules } from "../catalogue/index.ts";
import { inForce } from "../policy/in-force.ts";
import { policyIn } from "../project/policy-for.ts";
import { ruleText } from "../report/rule.ts";
import { rulesPage } from "../report/rules-page.ts";
import { wrap } from "../report/wrap.ts";
import { type Options, readArguments } from "./arguments.ts";
import { helpText } from "./help.ts";
import type { CommandNames } from "./names.ts";

/** What the command is for, in a line of a list of commands. */
export const explainPurpose =
  "print what a rule of the diff means, with an example; without an id, name all rules";

const options: Options = {
  markdown: { text: "print the whole catalogue as a Markdown page" },
  config: { short: "c", value: "file", default: "contract.config.json", text: "whose policy is in force" },
  contract: { value: "name", text: "which of the contracts, where the configuration has several" },
};

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
  const { on, values, rest } = readArguments(names.explain, args, options, 1);
  const [id] = rest;
  if (on.has("markdown")) put(rulesPage(allRules));
  else if (id === undefined) put(`${allRules.map((rule) => rule.id).join("\n")}\n`);
  else printExplanation(id, names, values);
}

/** Prints a rule and the level in force. Throws a ContractError when there is none of that id. */
export function printExplanation(id: string, names: CommandNames, values: ReadonlyMap<string, string>): void {
  const rule = explain(id);
  if (rule === undefined) {
    throw new ContractError(`no rule is called \`${id}\``, {
      hint: `${similarRules(id)}\`${names.typed("explain")}\` names all rules`,
    });
  }
  const policy = policyIn(values.get("config") ?? "contract.config.json", values.get("contract"));
  const rows = inForce(rule, policy).flatMap(([name, text]) =>
    wrap(text, 63).map((line, index) => `  ${(index === 0 ? name : "").padEnd(15)}${line}`),
  );
  put(`${ruleText(rule)}\n${rows.join("\n")}\n\n  next: ${names.typed("diff")}\n`);
}
