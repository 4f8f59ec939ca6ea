import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { startMock } from "@partner-licenses/mock";
import { call } from "../../../../scripts/tests/call.mjs";
import { main } from "../../dist/index.js";

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
  /** As a process, whose start and end are judged too. So is one that has any of the options below. */
  readonly started?: true;
  readonly input?: string;
  /** Nobody reads standard error. */
  readonly deaf?: boolean;
  /** Is called with each piece of standard error. */
  readonly watch?: (text: string, kill: (signal: NodeJS.Signals) => void) => void;
}

/** Runs what is built, without the colours and the token of this process: in it, where the process is not judged. */
export function command(args: readonly string[], options: Options = {}): Promise<Outcome> {
  const { env, ...asProcess } = options;
  const whole = { PATH: process.env.PATH ?? "", PARTNER_TOKEN: canary, ...env };
  if (Object.keys(asProcess).length > 0) return program(args, whole, asProcess);
  const ending = async ([, , ...words]: readonly string[]) => {
    process.exitCode = await main(words);
  };
  return call(ending, args, process.cwd(), whole);
}

function program(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  { input, deaf, watch }: Omit<Options, "env">,
): Promise<Outcome> {
  const child = spawn(process.execPath, [bin, ...args], { env });
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
