import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { startMock } from "@partner-licenses/mock";

const bin = fileURLToPath(new URL("../../bin/partner-licenses.js", import.meta.url));

/** Nothing that the program prints may hold it. */
export const canary = "canary-token-5f1c";

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Options {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** Nobody reads standard error. */
  readonly deaf?: boolean;
  /** Is called with each piece of standard error. */
  readonly watch?: (text: string, kill: (signal: NodeJS.Signals) => void) => void;
}

/** Runs the real program as a process, without the colours and the token of this one. */
export function command(
  args: readonly string[],
  { env, input, deaf, watch }: Options = {},
): Promise<Outcome> {
  const inherited = { PATH: process.env.PATH ?? "" };
  const child = spawn(process.execPath, [bin, ...args], {
    env: { ...inherited, PARTNER_TOKEN: canary, ...env },
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
    watch?.(text, (signal) => child.kill(signal));
  });
  if (deaf) child.stderr.destroy();
  child.stdin.end(input ?? "");
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stdout, stderr }));
  });
}

/** The mock, and `usage` against it with a `Prefer` header. */
export async function startCommandOnMock() {
  const mock = await startMock({ port: 0 });
  const usage = (prefer: string | undefined, args: readonly string[] = [], options?: Options) => {
    const header = prefer === undefined ? [] : ["--header", `Prefer: ${prefer}`];
    return command(["usage", "--base-url", mock.url, ...header, ...args], options);
  };
  return { usage, url: mock.url, stop: () => mock.stop() };
}
