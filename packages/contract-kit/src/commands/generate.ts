import { dirname, relative } from "node:path";
import { contractNames } from "@partner-licenses/contract-diff/project";
import { plural } from "@partner-licenses/contract-diff/report";
import { Argument, Command } from "commander";
import pc from "picocolors";
import { isFresh } from "../generate/cache.ts";
import { readGenerateConfig, type TargetName, targetNames } from "../generate/config.ts";
import type { GenerateResult } from "../generate/generate.ts";
import type { Drift } from "../generate/write.ts";
import { typedCommand } from "../repository/command.ts";
import { noteData, printNotes } from "./notes.ts";

interface Options {
  config: string;
  contract?: string;
  check?: true;
  ifChanged?: true;
  json?: true;
}

/** `contract generate`: write, or with `--check` compare, everything that is derived from the contract. */
export function generateCommand(): Command {
  return new Command("generate")
    .description("write types, client, hooks, mock names, code samples and a sample app from the contract")
    .addArgument(new Argument("[targets...]", "only these").choices(targetNames))
    .option("-c, --config <file>", "which contract, and which folders", "contract.config.json")
    .option("--contract <name>", "only this one of the configuration's contracts")
    .option("--check", "write nothing; fail when a generated file is missing, stale or extra")
    .option(
      "--if-changed",
      "do nothing when neither the contract nor a generated file changed since the last run",
    )
    .option("--json", "print the result as JSON")
    .action(run);
}

async function run(wanted: TargetName[], options: Options): Promise<void> {
  // As JSON there is one result; else one after the other, so that what they print stays together.
  const { config, contract } = options;
  const all = options.json || contract !== undefined ? [contract] : contractNames(config);
  for (const name of all) await runOne(wanted, name, options);
}

async function runOne(wanted: TargetName[], contract: string | undefined, options: Options): Promise<void> {
  const config = await readGenerateConfig(options.config, contract);
  if (options.ifChanged && (await isFresh(config))) return;
  const { checkDrift, generate } = await import("../generate/generate.ts");
  const command = typedCommand(dirname(config.file), "generate");
  if (options.check) reportDrift(await checkDrift(config, wanted), command, options);
  else report(await generate(config, wanted), options);
}

function report(result: GenerateResult, options: Options): void {
  printNotes(result.notes);
  if (options.json) {
    print(JSON.stringify({ ...result, notes: result.notes.map(noteData) }, null, 2));
    return;
  }
  for (const { dir, files } of result.folders)
    print(`${pc.green("✓")} ${relative(process.cwd(), dir)}  ${pc.dim(`${plural(files.length, "file")}`)}`);
  print(pc.dim(`  ${plural(result.operations, "operation")}`));
}

function reportDrift(drift: readonly Drift[], command: string, options: Options): void {
  if (drift.length > 0) process.exitCode = 1;
  const lines = drift.map(({ kind, file }) => `${pc.red("✗")} ${kind.padEnd(8)} ${file}`);
  if (options.json) print(JSON.stringify(drift, null, 2));
  else if (drift.length === 0) print(`${pc.green("✓")} generated files match the contract`);
  else print([...lines, "", `  next: ${pc.bold(command)}, then commit the result`].join("\n"));
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
