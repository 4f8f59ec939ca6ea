import { childProcess } from "../lazy.ts";

/** What git prints in a folder. Throws when it fails, with its complaint in `stderr`. */
export function askGit(folder: string, ...args: readonly string[]): string {
  return childProcess().execFileSync("git", args, {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 2 ** 30,
    stdio: ["ignore", "pipe", "pipe"],
  });
}
