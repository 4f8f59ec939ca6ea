import type { CommandNames, DiffCommand } from "@partner-licenses/contract-diff/cli";
import { Command } from "commander";
import { execute } from "./execute.ts";

/** Each command loads its own machinery only. */
const commands: Readonly<Record<string, (names: CommandNames) => Promise<Command>>> = {
  add: async () => (await import("./commands/adopt.ts")).addCommand(),
  remove: async () => (await import("./commands/adopt.ts")).removeCommand(),
  check: async () => (await import("./commands/check.ts")).checkCommand(),
  generate: async () => (await import("./commands/generate.ts")).generateCommand(),
  new: async () => (await import("./commands/new.ts")).newCommand(),
  docs: async () => (await import("./commands/docs.ts")).docsCommand(),
  diff: (names) => ofTheDiff("diff", names),
  explain: (names) => ofTheDiff("explain", names),
  "migrate-accepted": (names) => ofTheDiff("migrate-accepted", names),
  gate: async () => (await import("./commands/gate.ts")).gateCommand(),
  history: async () => (await import("./commands/history.ts")).historyCommand(),
  migrate: async () => (await import("./commands/migrate.ts")).migrateCommand(),
  mcp: async () => (await import("./commands/mcp.ts")).mcpCommand(),
  version: async () => (await import("./commands/release.ts")).releaseCommand("version"),
  pack: async () => (await import("./commands/release.ts")).releaseCommand("pack"),
  release: async () => (await import("./commands/release.ts")).releaseCommand("release"),
  compat: async () => (await import("./commands/compat.ts")).compatCommand(),
  record: async () => (await import("./commands/history.ts")).recordCommand(),
};

/** A command that `contract-diff` runs, as far as lists of commands and `contract help` need it. */
async function ofTheDiff(name: DiffCommand, names: CommandNames): Promise<Command> {
  const { commandText } = await import("@partner-licenses/contract-diff/cli");
  const { purpose, help } = await commandText(name, names);
  return new Command(name).description(purpose).configureHelp({ formatHelp: () => help });
}

/** Runs all commands that are not the diff's, and lists all. */
export async function runProgram(
  argv: readonly string[],
  version: string,
  names: CommandNames,
): Promise<void> {
  const program = new Command("contract")
    .description("One OpenAPI contract, and everything that is made from it")
    .version(version)
    .addHelpText(
      "after",
      "\nExit codes: 0 fine, 1 a check failed, 2 the input or the command line is wrong.",
    );
  for (const load of wanted(argv[2])) program.addCommand(await load(names));
  await execute(program, argv);
}

function wanted(name = ""): ((names: CommandNames) => Promise<Command>)[] {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  return command === undefined ? Object.values(commands) : [command];
}
