import { execFileSync } from "node:child_process";

/** What git prints in a folder. Throws when it fails, with its complaint in `stderr`. */
export function askGit(folder: string, ...args: readonly string[]): string {
  return execFileSync("git", args, {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 2 ** 30,
    stdio: ["ignore", "pipe", "pipe"],
  });
}
