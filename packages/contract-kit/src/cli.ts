import { readFileSync } from "node:fs";
import { ContractError, formatContractError } from "@partner-licenses/document/errors";
import { Command } from "commander";

/** Each command loads its own machinery only: a diff starts without the TypeScript compiler. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  generate: async () => (await import("./commands/generate.ts")).generateCommand(),
  init: async () => (await import("./commands/init.ts")).initCommand(),
  diff: async () => (await import("./commands/diff.ts")).diffCommand(),
  explain: async () => (await import("./commands/explain.ts")).explainCommand(),
  gate: async () => (await import("./commands/gate.ts")).gateCommand(),
  history: async () => (await import("./commands/history.ts")).historyCommand(),
  migrate: async () => (await import("./commands/migrate.ts")).migrateCommand(),
  compat: async () => (await import("./commands/compat.ts")).compatCommand(),
  record: async () => (await import("./commands/history.ts")).recordCommand(),
};

/** Runs the `contract` command. Exit codes: 0 fine, 1 a check failed, 2 the input is wrong. */
export async function main(argv: readonly string[]): Promise<void> {
  const program = new Command("contract")
    .description("One OpenAPI contract, and everything that is made from it")
    .version(version())
    .addHelpText(
      "after",
      "\nExit codes: 0 fine, 1 a check failed, 2 the input or the command line is wrong.",
    );
  for (const load of wanted(argv[2])) program.addCommand(await load());
  program.exitOverride();
  for (const command of program.commands) command.exitOverride();
  try {
    await program.parseAsync(argv);
  } catch (error) {
    process.exitCode = exitCodeOf(error);
  }
}

function wanted(name = ""): (() => Promise<Command>)[] {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  return command === undefined ? Object.values(commands) : [command];
}

function exitCodeOf(error: unknown): number {
  if (error instanceof ContractError) {
    process.stderr.write(`${formatContractError(error)}\n`);
    return 2;
  }
  if (isCommanderExit(error)) return error.exitCode === 0 ? 0 : 2;
  throw error;
}

function isCommanderExit(error: unknown): error is { exitCode: number } {
  return error instanceof Error && "code" in error && String(error.code).startsWith("commander.");
}

function version(): string {
  const manifest = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}
