import type { Level } from "../types.ts";

/** Levels by who sends the message; one level where it makes no difference. */
export type RuleLevels = Level | { readonly request: Level; readonly response: Level };

/** One rule of the catalogue: what a finding with this id means. */
export interface Rule {
  /** The id without direction; findings carry theirs in front: `request-`, `response-`, or `both-`. */
  readonly id: string;
  readonly levels: RuleLevels;
  /** What it means, in one line. */
  readonly line: string;
  /** A contract before and after, in YAML. */
  readonly before: string;
  readonly after: string;
}

/** Accepting less breaks those who send. */
export const narrower = { request: "breaking", response: "additive" } as const;
/** Accepting more breaks those who read. */
export const wider = { request: "additive", response: "breaking" } as const;

const named: Record<string, RuleLevels> = { narrower, wider };

/** Rules from a table with one row per line: id, level, meaning, before and after, separated by bars. */
export function parseRules(table: string): Rule[] {
  const rows = table.trim().split("\n");
  return rows.map((row) => {
    const [id = "", levels = "", line = "", before = "", after = ""] = row.split(" | ");
    return {
      id,
      levels: named[levels] ?? (levels as Level),
      line,
      before: before.replaceAll("\\n", "\n"),
      after: after.replaceAll("\\n", "\n"),
    };
  });
}
