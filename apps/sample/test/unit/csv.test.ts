import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cell, columns, csvStyle, toCsv } from "../../src/lib/csv.ts";
import { row } from "../support/rows.ts";

const english = csvStyle("en-US");

/** Reads RFC 4180 text, written independently of the code that writes it. */
function parse(text: string, separator = ","): string[][] {
  const records: string[][] = [];
  const pattern = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${separator}\r\n]*))(${separator}|\r\n)`, "gy");
  let record: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(pattern)) {
    record.push(quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'));
    if (end === separator) continue;
    records.push(record);
    record = [];
  }
  return records;
}

const texts = fc.string({
  unit: fc.constantFrom("a", "=", "+", "-", "@", '"', ",", ";", "\r", "\n", "\t", " ", "'", "é", "😀"),
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
    expect(toCsv([row()], english)).toBe(
      `\uFEFF${columns.join(",")}\r\no365,Exchange,reseller,50,2026-06-08T00:00:00Z\r\n`,
    );
  });

  it("gives back what went in, apart from the guard", () => {
    fc.assert(
      fc.property(rows, (given) => {
        const [header, ...records] = parse(toCsv(given, english).slice(1));
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
        const [, ...records] = parse(toCsv(given, english).slice(1));
        for (const record of records)
          for (const text of record.slice(0, 3)) expect(text).not.toMatch(/^\s*[=+\-@]|^[\t\r\n]/);
      }),
    );
  });
});

it.each([
  ["en-US", ",", "62.4"],
  ["ja-JP", ",", "62.4"],
  ["de-DE", ";", "62,4"],
  ["pt-BR", ";", "62,4"],
])("writes %s as its spreadsheets read it, with %s between cells", (locale, separator, percent) => {
  const text = toCsv(
    [row({ workloadName: "A; B, C", proratedLicensesUsagePercent: 62.4 })],
    csvStyle(locale),
  );
  const [, record] = parse(text.slice(1), separator);
  expect(record?.slice(1, 4)).toEqual(["A; B, C", "reseller", percent]);
});

describe(cell, () => {
  it("guards formulas, wide forms too, and leaves numbers alone", () => {
    expect(cell("=1+1", english)).toBe("'=1+1");
    expect(cell(" @SUM(A1)", english)).toBe("' @SUM(A1)");
    expect(cell("＝1", english)).toBe("'＝1");
    expect(cell('-cmd|"x"', english)).toBe(`"'-cmd|""x"""`);
    expect(cell(-1.5, english)).toBe("-1.5");
    expect(cell("Skype For Business", english)).toBe("Skype For Business");
  });
});
