import { rules } from "@partner-licenses/contract-diff";
import { explain, put } from "@partner-licenses/contract-diff/commands";
import { rulesPage } from "@partner-licenses/contract-diff/report";
import { Command } from "commander";

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
