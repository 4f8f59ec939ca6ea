import { existsSync, readFileSync, rmdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { ContractError } from "@partner-licenses/document/errors";
import { shown, writeAtomic } from "@partner-licenses/document/files";
import pc from "picocolors";

/** A file with its text before and after; undefined where there is none. */
export interface FileChange {
  readonly file: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** The change of a file to a new text, or to nothing. */
export function changeOf(file: string, after: string | undefined): FileChange {
  return { file, before: existsSync(file) ? readFileSync(file, "utf8") : undefined, after };
}

/** Makes the changes. When `then` throws, all is as before. */
export async function applyAll(
  changes: readonly FileChange[],
  then: () => void | Promise<void>,
): Promise<void> {
  try {
    for (const { file, after } of changes) put(file, after);
    await then();
  } catch (error) {
    for (const { file, before } of changes) put(file, before);
    throw error;
  }
}

function put(file: string, text: string | undefined): void {
  if (text !== undefined) writeAtomic(file, text);
  else {
    rmSync(file, { force: true });
    removeEmpty(dirname(file));
  }
}

/** Removes a folder and those above it as long as nothing is in them. */
export function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    return;
  }
  removeEmpty(dirname(folder));
}

/** What a change does to the lines of a file, for a terminal. */
export function changeText({ file, before, after }: FileChange): string {
  if (before === undefined || after === undefined) {
    const lines = (after ?? "").split("\n").filter((line) => line !== "");
    const head = after === undefined ? pc.red(`- ${shown(file)}`) : pc.green(`+ ${shown(file)}`);
    return [head, ...lines.map((line) => pc.dim(`    ${line}`))].join("\n");
  }
  const [old, now] = [before.split(/\r?\n/), after.split(/\r?\n/)];
  const gone = old.filter((line) => !now.includes(line)).map((line) => pc.red(`  - ${line}`));
  const come = now.filter((line) => !old.includes(line)).map((line) => pc.green(`  + ${line}`));
  return [pc.yellow(`~ ${shown(file)}`), ...gone, ...come].join("\n");
}

/** The error for a folder that holds other files than generated ones. */
export function notGenerated(folder: string): ContractError {
  return new ContractError(`${shown(folder)} holds files that are not generated`, {
    hint: "move them, or choose another folder in `outputs` of contract.config.json",
  });
}
