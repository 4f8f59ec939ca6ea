import { dirname, join, resolve } from "node:path";
import { readProject } from "@partner-licenses/contract-diff/project";
import { ContractError } from "@partner-licenses/document/errors";
import { shown } from "@partner-licenses/document/files";
import { put } from "@partner-licenses/document/output";
import { Command } from "commander";
import pc from "picocolors";
import { readCompatConfig } from "../compat/config.ts";
import { type Migrated, migrate } from "../migrate/migrate.ts";

interface Options {
  contract?: string;
  config: string;
  file?: string;
  json?: true;
}

const notes = `
Run it after \`changeset version\` and before \`contract record\`: it compares
the contract with the newest stable release, and writes for a major version
(below 1.0.0: a minor one) what breaks, with the compile error, the behaviour
and the remedy. A section that somebody has edited stays as it is.

Exit codes: 0 done, or nothing to write; 2 the input or the command line is
wrong.`;

/** `contract migrate`: draft the section of MIGRATING.md for a major version. */
export function migrateCommand(): Command {
  return new Command("migrate")
    .description("draft the section of MIGRATING.md for a major version, from what breaks")
    .option("--file <file>", "the file (default: MIGRATING.md next to the configuration)")
    .option("--json", "print the result as JSON")
    .option("--contract <name>", "which of the contracts, where the configuration has several")
    .option("-c, --config <file>", "which contract is yours", "contract.config.json")
    .addHelpText("after", notes)
    .action(run);
}

async function run(options: Options): Promise<void> {
  const project = readProject(options.config, options.contract);
  const progress = (text: string) => process.stderr.write(`${pc.dim(`· ${text}`)}\n`);
  // A release does not wait for compilers that are not installed: then the draft describes the errors in words.
  const config = await readCompatConfig(options.config).catch((fault: unknown) => {
    if (!(fault instanceof ContractError)) throw fault;
    progress(`no compile errors in the draft: ${fault.message}`);
    return undefined;
  });
  const file = resolve(options.file ?? join(dirname(resolve(options.config)), "MIGRATING.md"));
  const result = await migrate(project, file, config, progress);
  put(options.json ? `${JSON.stringify(result, null, 2)}\n` : `${sentence(result, shown(file))}\n`);
}

function sentence(result: Migrated, file: string): string {
  const { outcome, version } = result;
  const dot = pc.dim("·");
  if (outcome === "first") return `${dot} ${version} is the first release: nothing to migrate from`;
  if (outcome === "no-major") return `${dot} ${version} is not a major release: nothing to migrate`;
  if (outcome === "no-break") return `${dot} nothing breaks since ${result.base}: nothing to migrate`;
  if (outcome === "kept") return `${dot} ${file} has a section about ${version} of your own: kept`;
  const verbs = { added: "drafted", rewritten: "redrafted", same: "unchanged:" };
  const done = `${pc.green("✓")} ${verbs[outcome]} the section ${result.base} → ${version} in ${file}`;
  return outcome === "same" ? done : `${done}\n  next: read it, correct the remedies, and commit it`;
}
