import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { Bump, Level } from "../../src/types.ts";

/** One row of a table: two fragments and what must be said of them. */
export interface Row {
  readonly line: string;
  readonly versions: readonly [string, string];
  readonly context: string;
  readonly base: unknown;
  readonly revision: unknown;
  readonly verdict: string;
  readonly rule: string | undefined;
}

/** What a verdict's letter asks: the bump, and the levels that its gravest finding may have. */
export const letters: Readonly<Record<string, { bump: Bump; levels: readonly Level[] }>> = {
  B: { bump: "major", levels: ["breaking"] },
  U: { bump: "major", levels: ["unproven"] },
  M: { bump: "major", levels: ["breaking", "unproven"] },
  A: { bump: "minor", levels: ["additive"] },
  D: { bump: "patch", levels: ["docs"] },
  N: { bump: "none", levels: [] },
};

const words: Readonly<Record<string, string>> = { narrower: "BA", wider: "AB", none: "NN" };
const versions: Readonly<Record<string, string>> = { "3.0": "3.0.3", "3.1": "3.1.0" };

/** The rows of a table next to this file: `[versions] context: base => revision :: verdict :: rule`. */
export function readTable(name: string, contexts: readonly string[] = []): Row[] {
  const lines = readFileSync(new URL(name, import.meta.url), "utf8").split("\n");
  return lines.filter((line) => line !== "" && !line.startsWith("#")).map((line) => readRow(line, contexts));
}

function readRow(line: string, contexts: readonly string[]): Row {
  const [, marked, pair = ""] = /^(?:\[([^\]]*)\] )?(.*)$/.exec(line) ?? [];
  const [from = "3.1", to = from] = marked?.split(">") ?? [];
  const context = contexts.find((name) => pair.startsWith(`${name}: `)) ?? "";
  const [change = "", verdict = "", rule] = pair.slice(context === "" ? 0 : context.length + 2).split(" :: ");
  const [base = "", revision = ""] = change.split(" => ");
  return {
    line,
    versions: [versions[from] ?? from, versions[to] ?? to],
    context,
    base: fragment(base),
    revision: fragment(revision),
    verdict: words[verdict] ?? verdict,
    rule,
  };
}

/** Flow YAML: a list, the inside of a map, `-` for nothing, or a scalar after `=`. */
function fragment(text: string): unknown {
  if (text === "-") return undefined;
  if (text.startsWith("=")) return parse(text.slice(1));
  return parse(text.startsWith("[") ? text : `{${text}}`);
}
