import { spawn } from "node:child_process";
import { stripVTControlCharacters } from "node:util";
import { vi } from "vitest";
import { programEnvironment } from "../../scripts/tests/environment.mjs";

/** `pnpm dev`, running. */
export interface Dev {
  readonly url: string;
  /** Waits until it has printed that, since the last call. */
  printed(pattern: RegExp): Promise<void>;
  stop(): void;
}

/** Starts `pnpm dev` in a workspace, and waits for its page. */
export async function startDev(options: { cwd: string; env: Record<string, string> }): Promise<Dev> {
  // A group of its own, which ends as a whole, as Ctrl-C ends it.
  const child = spawn("pnpm", ["dev"], {
    cwd: options.cwd,
    env: { ...programEnvironment(), ...options.env },
    detached: true,
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      text += stripVTControlCharacters(String(chunk));
    });
  const find = async (pattern: RegExp) => {
    const found = await vi
      .waitUntil(() => pattern.exec(text), { timeout: 120_000 })
      .catch((error) => {
        throw new Error(`pnpm dev did not print ${pattern}, but: ${text}`, { cause: error });
      });
    text = text.slice(found.index + found[0].length);
    return found;
  };
  const stop = () => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGTERM");
  };
  try {
    const [url] = await find(/http:\/\/127\.0\.0\.1:\d+\//);
    return { url, printed: async (pattern) => void (await find(pattern)), stop };
  } catch (error) {
    stop();
    throw error;
  }
}
