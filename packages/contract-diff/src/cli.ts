import { readFileSync } from "node:fs";
import { ContractError, formatContractError } from "@partner-licenses/document/errors";
import { put } from "@partner-licenses/document/output";
import { faultOfThrown } from "@partner-licenses/document/thrown";
import { diffCommand, diffHelp, diffPurpose } from "./commands/diff.ts";
import { explainCommand, explainHelp, explainPurpose } from "./commands/explain.ts";
import { type CommandNames, ownNames } from "./commands/names.ts";

export type { CommandNames } from "./commands/names.ts";

/** The commands of this package; without a name, `contract-diff` compares. */
export type DiffCommand = "diff" | "explain" | "migrate-accepted";

/** Whether the word names a command of this package. */
export function isDiffCommand(word: string | undefined): word is DiffCommand {
  return word === "diff" || word === "explain" || word === "migrate-accepted";
}

/** Runs `contract-diff`. */
export async function main(args: readonly string[], start: string): Promise<void> {
  const names = ownNames(start);
  const [first] = args;
  if (first === "--version" || first === "-V") put(`${version()}\n`);
  else if (isDiffCommand(first) && first !== "diff") await runCommand(first, args.slice(1), names);
  else await runCommand("diff", args, names);
}

/** Runs a command under the names that people here know it by, and sets the exit code. */
export async function runCommand(
  command: DiffCommand,
  args: readonly string[],
  names: CommandNames,
): Promise<void> {
  try {
    if (command === "diff") await diffCommand(args, names);
    else if (command === "explain") explainCommand(args, names);
    else await (await import("./commands/migrate-accepted.ts")).migrateAcceptedCommand(args, names);
  } catch (thrown) {
    const error = faultOfThrown(thrown);
    if (!(error instanceof ContractError)) throw error;
    process.stderr.write(`${formatContractError(error)}\n`);
    process.exitCode = 2;
  }
}

/** What a command is for, in a line, and its help. */
export async function commandText(
  command: DiffCommand,
  names: CommandNames,
): Promise<{ purpose: string; help: string }> {
  if (command === "diff") return { purpose: diffPurpose, help: diffHelp(names) };
  if (command === "explain") return { purpose: explainPurpose, help: explainHelp(names) };
  const { migrateAcceptedHelp, migrateAcceptedPurpose } = await import("./commands/migrate-accepted.ts");
  return { purpose: migrateAcceptedPurpose, help: migrateAcceptedHelp(names) };
}

function version(): string {
  const manifest = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}
