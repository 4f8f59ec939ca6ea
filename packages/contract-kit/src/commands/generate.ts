import { relative } from "node:path";
import { Argument, Command } from "commander";
import pc from "picocolors";
import { isFresh } from "../generate/cache.ts";
import { generateCommand as generateCommandOf } from "../generate/command.ts";
import { readGenerateConfig, type TargetName, targetNames } from "../generate/config.ts";
import type { GenerateResult } from "../generate/generate.ts";
import type { Drift } from "../generate/write.ts";
import { noteData, printNotes } from "./notes.ts";

interface Options {
  config: string;
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
    .option("--check", "write nothing; fail when a generated file is missing, stale or extra")
    .option(
      "--if-changed",
      "do nothing when neither the contract nor a generated file changed since the last run",
    )
    .option("--json", "print the result as JSON")
    .action(run);
}

async function run(wanted: TargetName[], options: Options): Promise<void> {
  const config = await readGenerateConfig(options.config);
  if (options.ifChanged && (await isFresh(config))) return;
  const { checkDrift, generate } = await import("../generate/generate.ts");
  if (options.check) reportDrift(await checkDrift(config, wanted), generateCommandOf(config.file), options);
  else report(await generate(config, wanted), options);
}

function report(result: GenerateResult, options: Options): void {
  printNotes(result.notes);
  if (options.json) {
    print(JSON.stringify({ ...result, notes: result.notes.map(noteData) }, null, 2));
    return;
  }
  for (const { dir, files } of result.folders)
    print(`${pc.green("✓")} ${relative(process.cwd(), dir)}  ${pc.dim(`${files.length} files`)}`);
  print(pc.dim(`  ${result.operations} operations`));
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
