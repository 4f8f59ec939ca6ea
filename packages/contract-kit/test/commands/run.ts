import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { call } from "../../../../scripts/tests/call.mjs";
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

/** Calls the built command in this process, as if it ran in a folder. */
export async function callIn(dir: string, args: readonly string[]): Promise<Run> {
  const { code, stdout, stderr } = await call(contract, args, dir);
  return { code, out: stdout, err: stderr };
}

/** The `main` of the built command, loaded by Node as it is. */
export const contract = async (argv: readonly string[]): Promise<void> => {
  process.env.NO_COLOR = "1";
  await createRequire(import.meta.url)("../../dist/cli.js").main(argv);
};
