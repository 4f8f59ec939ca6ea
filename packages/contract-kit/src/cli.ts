import type { CommandNames } from "@partner-licenses/contract-diff/cli";
import { typedCommand } from "./repository/command.ts";
import { kitVersion } from "./repository/kit.ts";

/** How the commands of `contract-diff` are called here. */
const names: CommandNames = {
  diff: "contract diff",
  explain: "contract explain",
  migrateAccepted: "contract migrate-accepted",
  gate: "contract gate",
  typed: (command, ...args) => typedCommand(process.cwd(), command, ...args),
};

/** Runs the `contract` command. Exit codes: 0 fine, 1 a check failed, 2 the input is wrong. */
export async function main(argv: readonly string[]): Promise<void> {
  const [, , command, ...args] = argv;
  // A diff starts without what reads the other command lines.
  const { isDiffCommand, runCommand } = await import("@partner-licenses/contract-diff/cli");
  if (isDiffCommand(command)) await runCommand(command, args, names);
  else await (await import("./program.ts")).runProgram(argv, kitVersion(), names);
}
