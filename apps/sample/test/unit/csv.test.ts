import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cell, columns, toCsv } from "../../src/lib/csv.ts";
import { row } from "../support/rows.ts";

/** Reads RFC 4180 text, written independently of the code that writes it. */
function parse(text: string): string[][] {
  const records: string[][] = [];
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  let record: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(pattern)) {
    record.push(quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'));
    if (end === ",") continue;
    records.push(record);
    record = [];
  }
  return records;
}

const texts = fc.string({
  unit: fc.constantFrom("a", "=", "+", "-", "@", '"', ",", "\r", "\n", "\t", " ", "'", "é", "😀"),
});
const rows = fc.array(
  fc
    .record({
      serviceName: texts,
      workloadName: texts,
      channel: texts,
      percent: fc.double({ min: 0, noNaN: true, max: 1e6 }),
    })
    .map(({ percent, ...names }) => row({ ...names, proratedLicensesUsagePercent: percent })),
);

describe(toCsv, () => {
  it("starts with a byte order mark, a header of the contract's field names, and ends each line with CRLF", () => {
    expect(toCsv([row()])).toBe(
      `\uFEFF${columns.join(",")}\r\no365,Exchange,reseller,50,2026-06-08T00:00:00Z\r\n`,
    );
  });

  it("gives back what went in, apart from the guard", () => {
    fc.assert(
      fc.property(rows, (given) => {
        const [header, ...records] = parse(toCsv(given).slice(1));
        expect(header).toEqual([...columns]);
        const guarded = (text: string, original: string) => (text === `'${original}` ? original : text);
        expect(
          records.map((record, index) =>
            record.map((text, at) => guarded(text, String(given[index]?.[columns[at] ?? "channel"]))),
          ),
        ).toEqual(given.map((one) => columns.map((column) => String(one[column]))));
      }),
    );
  });

  it("never starts a text cell as a formula", () => {
    fc.assert(
      fc.property(rows, (given) => {
        const [, ...records] = parse(toCsv(given).slice(1));
        for (const record of records)
          for (const text of record.slice(0, 3)) expect(text).not.toMatch(/^\s*[=+\-@]|^[\t\r\n]/);
      }),
    );
  });
});

describe(cell, () => {
  it("guards formulas, wide forms too, and leaves numbers alone", () => {
    expect(cell("=1+1")).toBe("'=1+1");
    expect(cell(" @SUM(A1)")).toBe("' @SUM(A1)");
    expect(cell("＝1")).toBe("'＝1");
    expect(cell('-cmd|"x"')).toBe(`"'-cmd|""x"""`);
    expect(cell(-1.5)).toBe("-1.5");
    expect(cell("Skype For Business")).toBe("Skype For Business");
  });
});
