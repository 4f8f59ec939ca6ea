import { type DiffOptions, explain, failOnLevels, runDiff } from "@partner-licenses/contract-diff/commands";
import { formats } from "@partner-licenses/contract-diff/report";
import { Command, Option } from "commander";

interface Options extends DiffOptions {
  explain?: string;
}

const notes = `
A contract is a file or <git-rev>:<path>. Without <base> it is the last released contract,
without <revision> the contract of contract.config.json.

Exit codes: 0 compared; 1 a finding reaches --fail-on; 2 the input or the command line is wrong.
--fail-on breaking|unproven|additive|docs fails on that level and on all above it; any is docs.
Accepted breaks (accepted.yaml next to the contract) count when it is compared with its last release.

Examples:
  contract diff
  contract diff main:spec/openapi.yaml
  contract diff v1.0.0:spec/openapi.yaml spec/openapi.yaml --format markdown --output diff.md`;

/** `contract diff`: what changed between two contracts, whom it breaks, and which bump it needs. */
export function diffCommand(): Command {
  return new Command("diff")
    .description("compare two contracts: what changed, whom it breaks, which bump it needs")
    .argument("[base]", "the older contract")
    .argument("[revision]", "the newer contract")
    .option("--released", "compare with the last released contract; a single argument is then the newer one")
    .addOption(new Option("-f, --format <format>", "how to print").choices(formats).default("pretty"))
    .addOption(new Option("--fail-on <level>", "exit with 1 at this level or above").choices(failOnLevels))
    .option("-o, --output <file>", "write a file, whole or not at all")
    .option("--explain <id>", "print the rule with an example, and compare nothing")
    .option("-c, --config <file>", "which contract is yours", "contract.config.json")
    .addHelpText("after", notes)
    .action((base: string | undefined, revision: string | undefined, options: Options) =>
      options.explain === undefined ? runDiff(base, revision, options) : explain(options.explain),
    );
}
