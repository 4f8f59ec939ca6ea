import { relative } from "node:path";
import { plural } from "@partner-licenses/contract-diff/report";
import { ContractError, formatContractError } from "@partner-licenses/document/errors";
import { Command } from "commander";
import pc from "picocolors";
import { bareConfig, readGenerateConfig } from "../generate/config.ts";
import { noteData, printNotes } from "./notes.ts";

interface Options {
  config: string;
  contract?: string;
  json?: true;
}

/** `contract check`: what is wrong with a contract, and what generated code will do otherwise than it says. */
export function checkCommand(): Command {
  return new Command("check")
    .description("list the faults of a contract, names that were taken, and what generated code cannot do")
    .argument("[file]", "the contract; else the one of the configuration")
    .option("-c, --config <file>", "which contract, and which names", "contract.config.json")
    .option("--contract <name>", "which of the contracts, where the configuration has several")
    .option("--json", "print the result as JSON")
    .action(run);
}

async function run(file: string | undefined, options: Options): Promise<void> {
  const config =
    file === undefined ? await readGenerateConfig(options.config, options.contract) : bareConfig(file);
  const { examine } = await import("../generate/examine.ts");
  try {
    const { version, operations, notes } = await examine(config);
    if (options.json) return print({ version, operations, faults: [], notes: notes.map(noteData) });
    printNotes(notes);
    const sum = `OpenAPI ${version}, ${plural(operations, "operation")}, ${plural(notes.length, "note")}`;
    process.stdout.write(`${pc.green("✓")} ${relative(process.cwd(), config.spec)}  ${pc.dim(sum)}\n`);
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    const faults = [error, ...error.others];
    process.exitCode = 2;
    if (options.json) return print({ faults: faults.map(noteData), notes: [] });
    process.stderr.write(faults.map((fault) => `${formatContractError(fault)}\n`).join(""));
  }
}

function print(value: object): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
