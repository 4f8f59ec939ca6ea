import { valueAt } from "@partner-licenses/document/reader/pointer";
import { describe, expect, it } from "vitest";
import { diff, type Finding } from "../../src/index.ts";
import { type Context, contexts, parameterIn } from "./contexts.ts";
import { letters, type Row, readTable } from "./table.ts";

// Verdicts written from the specifications and the policy alone, without asking the engine first.
const grave = ["breaking", "unproven", "additive", "docs"] as const;

async function examine(row: Row, place: Context, letter: string | undefined): Promise<void> {
  const wanted = letters[letter ?? ""];
  if (wanted === undefined) throw new Error(`no such verdict: ${row.line}`);
  const sides = {
    base: place(row.base, row.versions[0]),
    revision: place(row.revision, row.versions[1]),
  };
  const report = await diff(sides.base, sides.revision);
  const level = grave.find((name) => report.findings.some((finding) => finding.level === name));
  const reported = report.findings.map(({ id, level: own, message }) => `${own} ${id}: ${message}`);
  expect({ bump: report.bump, level, reported }).toEqual({
    bump: wanted.bump,
    level: wanted.levels.includes(level as never) ? level : wanted.levels[0],
    reported: letter === "N" ? [] : reported,
  });
  for (const { id, direction, ...places } of report.findings) {
    expect([id, /^(request|response|both)-/.exec(id)?.[1] ?? "none"]).toEqual([id, direction]);
    for (const side of ["base", "revision"] as const) {
      const pointer = places[side]?.pointer;
      if (pointer !== undefined)
        expect([id, pointer, valueAt(sides[side], pointer)]).not.toContain(undefined);
    }
  }
  if (row.rule === undefined) return;
  const main = report.findings
    .filter((finding: Finding) => finding.level === level)
    .map(({ id }) => bare(id));
  expect(main).toContain(row.rule);
}

/** The id without its direction. */
function bare(id: string): string {
  return id.replace(/^(request|response|both)-/, "");
}

describe.each([
  ["schemas.txt", contexts.request, contexts.response],
  ["components.txt", contexts.requestComponent, contexts.responseComponent],
] as const)("%s", (name, request, response) => {
  describe.each(readTable(name))("$line", (row) => {
    it("sent", () => examine(row, request, row.verdict[0]));
    it("received", () => examine(row, response, row.verdict[1]));
  });
});

describe.each(readTable("parameters.txt"))("parameter $line", (row) => {
  it.each(["query", "path", "header", "cookie"])("in %s", (place) =>
    examine(row, parameterIn(place), row.verdict),
  );
});

it.each(readTable("operations.txt", ["params", "body", "responses", "headers", "op"]))("$line", (row) =>
  examine(row, contexts[row.context as keyof typeof contexts], row.verdict),
);

it.each(readTable("documents.txt"))("$line", (row) => examine(row, contexts.doc, row.verdict));
