import { execFileSync } from "node:child_process";
import { basename } from "node:path";
import { diff } from "../diff/index.ts";
import type { Bump, Finding } from "../diff/types.ts";
import { type Fault, type Released, readReleased } from "./released.ts";

/** One released version, and what changed since the one before. */
export interface HistoryEntry {
  readonly version: string;
  readonly file: string;
  /** The day of the commit that recorded it, `YYYY-MM-DD`; absent when git does not know. */
  readonly date?: string;
  /** Against the version before; absent for the first, and where one of the two files is at fault. */
  readonly bump?: Bump;
  readonly findings?: readonly Finding[];
  readonly fault?: Fault;
}

/** The released versions from the oldest on, each compared with the one before. */
export async function readHistory(folder: string): Promise<HistoryEntry[]> {
  const released = readReleased(folder);
  const dates = datesOf(folder);
  const entries: HistoryEntry[] = [];
  let before: Released | undefined;
  for (const each of released) {
    const date = dates.get(basename(each.file));
    const changes = before === undefined ? undefined : await compare(before, each);
    entries.push({ ...each, ...(date === undefined ? {} : { date }), ...changes });
    before = each;
  }
  return entries;
}

async function compare(before: Released, after: Released) {
  if (before.fault === "missing" || after.fault === "missing") return undefined;
  const { bump, findings } = await diff(before.file, after.file);
  return { bump, findings };
}

/** The day on which each file was added, by file name. */
function datesOf(folder: string): Map<string, string> {
  const dates = new Map<string, string>();
  let date = "";
  for (const line of gitLog(folder).split("\n")) {
    if (line.startsWith("@")) date = line.slice(1);
    else if (line !== "") dates.set(basename(line), date);
  }
  return dates;
}

function gitLog(folder: string): string {
  const args = ["log", "--format=@%cs", "--name-only", "--diff-filter=A", "--", folder];
  try {
    return execFileSync("git", args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } catch {
    return "";
  }
}
