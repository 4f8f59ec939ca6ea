import { put } from "@partner-licenses/document/output";
import { failOnLevels, formats, readTargets } from "../report/index.ts";
import { type Options, readArguments } from "./arguments.ts";
import { printExplanation } from "./explain.ts";
import { helpText } from "./help.ts";
import type { CommandNames } from "./names.ts";
import { runDiff } from "./run-diff.ts";

/** What the command is for, in a line of a list of commands. */
export const diffPurpose = "compare two contracts: what changed, whom it breaks, which bump it needs";

const options: Options = {
  released: { text: "compare with the last released contract; a single argument is then the newer one" },
  format: {
    ...{ short: "f", value: "format[=file]", choices: formats, default: "pretty", many: true },
    text: "how to print; several times to write several files",
  },
  "fail-on": { value: "level", choices: failOnLevels, text: "exit with 1 at this level or above" },
  output: { short: "o", value: "file", text: "write a file, whole or not at all" },
  explain: { value: "id", text: "print the rule with an example, and compare nothing" },
  contract: { value: "name", text: "which of the contracts, where the configuration has several" },
  config: { short: "c", value: "file", default: "contract.config.json", text: "which contract is yours" },
};

/** The help of the command. */
export function diffHelp({ diff, explain }: CommandNames): string {
  const notes = `A contract is a file or <git-rev>:<path>. Without <base> it is the last released
contract, before the first release that of the last commit; without <revision>
the contract of contract.config.json.

Exit codes: 0 compared; 1 a finding reaches --fail-on; 2 the input or the
command line is wrong.
--fail-on breaking|unproven|additive|docs fails on that level and on all above
it; any is docs.
Accepted breaks (accepted.yaml next to the contract) count when it is compared
with its last release.
NO_COLOR=1 prints without colours.

Examples:
  ${diff} old.yaml new.yaml
  ${diff} main:openapi.yaml openapi.yaml --fail-on breaking
  ${diff} v1.0.0:openapi.yaml openapi.yaml --format html=diff.html
  ${explain} response-property-became-optional`;
  return helpText([`${diff} [options] [base] [revision]`, `${explain} [id]`], diffPurpose, options, notes);
}

/** Runs the command with what follows its name. Throws a ContractError when the input is wrong. */
export async function diffCommand(args: readonly string[], names: CommandNames): Promise<void> {
  if (args.some((each) => each === "--help" || each === "-h")) {
    put(diffHelp(names));
    return;
  }
  const { on, values, lists, rest } = readArguments(names.diff, args, options, 2);
  const rule = values.get("explain");
  if (rule !== undefined) {
    printExplanation(rule, names, values);
    return;
  }
  const failOn = failOnLevels.find((level) => level === values.get("fail-on"));
  const [output, contract] = [values.get("output"), values.get("contract")];
  await runDiff(rest[0], rest[1], names, {
    config: values.get("config") ?? "contract.config.json",
    targets: readTargets(lists.get("format") ?? [], formats, output),
    ...(failOn !== undefined && { failOn }),
    ...(contract !== undefined && { contract }),
    ...(on.has("released") && { released: true }),
  });
}
