import { readFileSync } from "node:fs";
import { ContractError, formatContractError } from "@partner-licenses/document/errors";
import { put } from "@partner-licenses/document/output";
import { diffCommand, diffHelp, diffPurpose } from "./commands/diff.ts";
import { explainCommand, explainHelp, explainPurpose } from "./commands/explain.ts";
import { type CommandNames, ownNames } from "./commands/names.ts";

export type { CommandNames } from "./commands/names.ts";

/** Runs `contract-diff`, which compares unless it is asked to explain. */
export async function main(args: readonly string[], start: string): Promise<void> {
  const names = ownNames(start);
  if (args[0] === "--version" || args[0] === "-V") put(`${version()}\n`);
  else if (args[0] === "explain") await runCommand("explain", args.slice(1), names);
  else await runCommand("diff", args, names);
}

/** Runs one of the two commands under the names that people here know it by, and sets the exit code. */
export async function runCommand(
  command: "diff" | "explain",
  args: readonly string[],
  names: CommandNames,
): Promise<void> {
  try {
    if (command === "diff") await diffCommand(args, names);
    else explainCommand(args, names);
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    process.stderr.write(`${formatContractError(error)}\n`);
    process.exitCode = 2;
  }
}

/** What a command is for, in a line, and its help. */
export function commandText(
  command: "diff" | "explain",
  names: CommandNames,
): { purpose: string; help: string } {
  return command === "diff"
    ? { purpose: diffPurpose, help: diffHelp(names) }
    : { purpose: explainPurpose, help: explainHelp(names) };
}

function version(): string {
  const manifest = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}
