import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { programEnvironment } from "../../../../scripts/tests/environment.mjs";

const bin = fileURLToPath(new URL("../../bin/mock.js", import.meta.url));

export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** Runs the command line as a process. */
export function startCli(args: string[], env: Record<string, string> = {}, cwd = process.cwd()) {
  const child = spawn(process.execPath, [bin, ...args], {
    cwd,
    env: programEnvironment(env),
  });
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk: Buffer) => (out += chunk));
  child.stderr.on("data", (chunk: Buffer) => (err += chunk));
  const ended: Promise<Ended> = once(child, "close").then(([code]) => ({ code, out, err }));
  /** The last URL on 127.0.0.1 that was printed. */
  const url = async (): Promise<string> => {
    for (;;) {
      const found = /on (http:\/\/[\d.]+:\d+)|^(http:\/\/[\d.]+:\d+)$/m.exec(out);
      if (found) return found[1] ?? found[2] ?? "";
      const [first] = await Promise.race([once(child.stdout, "data"), ended.then((end) => [end])]);
      if (first && !Buffer.isBuffer(first)) throw new Error(`ended early: ${JSON.stringify(first)}`);
    }
  };
  return { child, ended, url };
}
