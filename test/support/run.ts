import { execFile } from "node:child_process";
import { childEnvironment } from "../../scripts/environment.mjs";

export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface Options {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Whether `env` is the whole environment. */
  readonly alone?: boolean;
  /** Milliseconds until the program is stopped; no limit when absent. */
  readonly timeout?: number;
}

/** Runs a program to its end. Never throws: a failure is in `code`. */
export function run(program: string, args: readonly string[], options: Options): Promise<Run> {
  const env = options.alone ? options.env : childEnvironment({ NO_COLOR: "1", ...options.env });
  const { cwd, timeout = 0 } = options;
  return new Promise((resolve) => {
    execFile(program, args, { cwd, env, timeout, maxBuffer: 64 << 20 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === "number" ? error.code : 1;
      resolve({ code, stdout, stderr: error !== null && stderr === "" ? error.message : stderr });
    });
  });
}

/** Runs a program and gives what it printed; a failure throws with all of its output. */
export async function output(program: string, args: readonly string[], options: Options): Promise<string> {
  const { code, stdout, stderr } = await run(program, args, options);
  if (code !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${code}\n${stdout}\n${stderr}`);
  return stdout;
}
