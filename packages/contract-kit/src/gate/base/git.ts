import { execFileSync } from "node:child_process";

/** What git answers in a folder, without the last line end; undefined when it fails, or is not there. */
export function git(folder: string, ...args: readonly string[]): string | undefined {
  try {
    const options = { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28 } as const;
    return execFileSync("git", args, { ...options, stdio: ["ignore", "pipe", "ignore"] }).trimEnd();
  } catch {
    return undefined;
  }
}
