import { ContractError, formatContractError } from "@partner-licenses/document/errors";
import { faultOfThrown } from "@partner-licenses/document/thrown";
import type { Command } from "commander";

/** Runs a command line and sets the exit code. A fault of the input is printed, any other is thrown. */
export async function execute(program: Command, argv: readonly string[]): Promise<void> {
  program.exitOverride();
  for (const command of program.commands) command.exitOverride();
  try {
    await program.parseAsync(argv);
  } catch (error) {
    process.exitCode = exitCodeOf(faultOfThrown(error));
  }
}

function exitCodeOf(error: unknown): number {
  if (error instanceof ContractError) {
    process.stderr.write([error, ...error.others].map((each) => `${formatContractError(each)}\n`).join(""));
    return 2;
  }
  if (isCommanderExit(error)) return error.exitCode === 0 ? 0 : 2;
  throw error;
}

function isCommanderExit(error: unknown): error is { exitCode: number } {
  return error instanceof Error && "code" in error && String(error.code).startsWith("commander.");
}
