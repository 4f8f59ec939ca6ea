import { execFile } from "node:child_process";
import { clearedOnStop } from "./scratch.ts";

/** How a program ended, and what it printed. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a program to its end. Never throws: a failure is in `code`. */
export function run(
  program: string,
  args: readonly string[],
  options: { cwd: string; env?: NodeJS.ProcessEnv; shell?: boolean },
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(program, args, { ...options, maxBuffer: 64 << 20 }, (error, out, err) => {
      done();
      const code = error === null ? 0 : typeof error.code === "number" ? error.code : 1;
      resolve({
        code,
        out: String(out),
        err: error !== null && String(err) === "" ? error.message : String(err),
      });
    });
    const done = clearedOnStop(() => child.kill());
  });
}

/** Runs the jobs, at most `width` at a time; results in the order of the jobs. */
export async function inTurn<T>(jobs: readonly (() => Promise<T>)[], width = 2): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < jobs.length; index = next++)
      results[index] = await (jobs[index] as () => Promise<T>)();
  };
  await Promise.all(Array.from({ length: Math.min(width, jobs.length) }, worker));
  return results;
}
