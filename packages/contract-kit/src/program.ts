import type { CommandNames, DiffCommand } from "@partner-licenses/contract-diff/cli";
import { Command } from "commander";
import { execute } from "./execute.ts";

type Load = (names: CommandNames) => Promise<Command>;

/** The commands under the headings of the list. Each loads its own machinery only. */
const groups: Readonly<Record<string, Readonly<Record<string, Load>>>> = {
  "Begin:": {
    new: async () => (await import("./commands/new.ts")).newCommand(),
    add: async () => (await import("./commands/adopt.ts")).addCommand(),
    remove: async () => (await import("./commands/adopt.ts")).removeCommand(),
  },
  "Make:": {
    check: async () => (await import("./commands/check.ts")).checkCommand(),
    generate: async () => (await import("./commands/generate.ts")).generateCommand(),
    docs: async () => (await import("./commands/docs.ts")).docsCommand(),
  },
  "Compare:": {
    diff: (names) => ofTheDiff("diff", names),
    explain: (names) => ofTheDiff("explain", names),
    gate: async () => (await import("./commands/gate.ts")).gateCommand(),
    compat: async () => (await import("./commands/compat.ts")).compatCommand(),
    "migrate-accepted": (names) => ofTheDiff("migrate-accepted", names),
    mcp: async () => (await import("./commands/mcp.ts")).mcpCommand(),
  },
  "Release:": {
    version: async () => (await import("./commands/release.ts")).releaseCommand("version"),
    pack: async () => (await import("./commands/release.ts")).releaseCommand("pack"),
    release: async () => (await import("./commands/release.ts")).releaseCommand("release"),
    record: async () => (await import("./commands/history.ts")).recordCommand(),
    history: async () => (await import("./commands/history.ts")).historyCommand(),
    migrate: async () => (await import("./commands/migrate.ts")).migrateCommand(),
  },
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
  const all = Object.entries(groups).flatMap(([heading, commands]) =>
    Object.entries(commands).map(([name, load]) => ({ heading, name, load })),
  );
  const asked = argv[2] ?? "";
  const known = all.filter(({ name }) => name === asked);
  for (const { heading, load } of known.length > 0 ? known : all)
    program.addCommand((await load(names)).helpGroup(heading));
  // Commander answers `unknown --help` with the list of commands, as if the word were one of them.
  const isUnknown = known.length === 0 && /^\w/.test(asked) && asked !== "help";
  await execute(program, isUnknown ? argv.slice(0, 3) : argv);
}
