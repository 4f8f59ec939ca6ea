import { fileURLToPath } from "node:url";
import { run } from "../../../../scripts/tests/run.mjs";

/** The built command. */
export const bin = fileURLToPath(new URL("../../bin/contract.js", import.meta.url));

/** How a run of the command ended. */
export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command as a user would, in a folder. */
export async function runIn(dir: string, args: readonly string[]): Promise<Run> {
  const { code, stdout, stderr } = await run(process.execPath, [bin, ...args], { cwd: dir });
  return { code, out: stdout, err: stderr };
}
