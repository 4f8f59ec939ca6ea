import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { bar, scaleFor } from "../src/format/bar.ts";
import { csv } from "../src/format/csv.ts";
import { write } from "../src/format/index.ts";
import { progress } from "../src/progress.ts";
import type { Row } from "../src/rows.ts";
import { styleFor } from "../src/style.ts";
import { fit, printable, widthOf, wrapped } from "../src/text.ts";

const plain = styleFor(false, {});
const text = fc.string({ unit: "grapheme" });

describe("csv", () => {
  const row = fc.record({
    serviceName: text,
    workloadName: fc.oneof(
      text,
      fc.constantFrom('=cmd|"/c calc"!A1', "+1", "-1", "@x", "\tx", 'a"b', "a,b", "a\r\nb"),
    ),
    channel: text,
    proratedLicensesUsagePercent: fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
    processedDateTime: text,
  });

  it("keeps a text that has an apostrophe apart from one that gets it", () => {
    const rows = ["-1", "'-1", "'a"].map((channel) => ({ channel }) as Row);
    const [, ...records] = parseCsv(csv(rows));
    expect(records.map((record) => record[2])).toEqual(["'-1", "''-1", "'a"]);
  });

  it("gives every field back, a formula as text", () => {
    fc.assert(
      fc.property(fc.array(row), (rows: Row[]) => {
        const [, ...records] = parseCsv(csv(rows));
        const unguarded = records.map((record) =>
          record.map((each) => each.replace(/^'(?='*[=+\-@\t\r])/, "")),
        );
        expect(unguarded).toEqual(
          rows.map((each) => [
            each.serviceName,
            each.workloadName,
            each.channel,
            String(each.proratedLicensesUsagePercent),
            each.processedDateTime,
          ]),
        );
        for (const record of records) {
          for (const index of [0, 1, 2, 4]) expect(record[index]).not.toMatch(/^[=+\-@\t\r]/);
        }
      }),
    );
  });
});

describe("bars", () => {
  const value = fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 1e6, noNaN: true }));

  it("have the length of the scale, and the line in its place", () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), fc.integer({ min: 3, max: 120 }), (values, width) => {
        const scale = scaleFor(values, width);
        for (const each of values) {
          const drawn = [...bar(each, scale, plain)];
          expect(drawn).toHaveLength(width);
          expect(drawn.indexOf("│")).toBe(scale.below);
          expect(drawn.includes("▓")).toBe(each > 100);
          expect(/^[▏▎▍▌▋▊▉█]/.test(drawn[0] ?? "")).toBe(each > 0);
        }
      }),
    );
  });
});

describe("texts", () => {
  it("fit their column exactly", () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 40 }), (name, width) => {
        expect(widthOf(fit(printable(name), width))).toBe(width);
      }),
    );
  });

  it.each([
    ["❤️", 2],
    ["❤️‍🔥", 2],
    ["👩‍👩‍👧‍👦", 2],
    ["🏴‍☠️", 2],
    ["👍🏽", 2],
    ["🇩🇪", 2],
    ["1️⃣", 2],
    ["é", 1],
    ["a❤️b", 4],
    ["ﾊﾝｶｸ", 4],
    ["Ｆ", 2],
    ["㈱", 2],
    ["￥", 2],
    ["ㄅ", 2],
    ["ꀀ", 2],
  ])("takes the columns of what is joined: %s", (name, columns) => {
    expect(printable(name)).toBe(name);
    expect(widthOf(name)).toBe(columns);
    expect(widthOf(fit(printable(`${name}${name}`), columns))).toBe(columns);
  });

  it.each(["table", "chart"] as const)(
    "is a %s whose lines fit, and align, in terminals of 40 columns and more",
    (format) => {
      const row = { serviceName: "o365", channel: "reseller", processedDateTime: "2026-06-08T00:00:00Z" };
      const names = [
        "Exchange",
        "日本語の名前です、長い",
        "ﾊﾝｶｸ",
        "㈱",
        "👩‍👩‍👧‍👦",
        "עברית",
        "Information Protection",
      ];
      const rows = names.map((workloadName, index) => ({
        ...row,
        workloadName,
        proratedLicensesUsagePercent: index * 40,
      }));
      for (const width of [40, 44, 52, 60, 80]) {
        const lines = write(format, rows, { style: plain, width, locale: "en" }).split("\n");
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
        const ends = lines.filter((line) => line.includes("%")).slice(0, names.length);
        expect(new Set(ends.map((line) => widthOf(line.slice(0, line.indexOf(" %"))))).size).toBe(1);
      }
    },
  );

  it("is wrapped into lines of 80 columns, word by word", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom(..."abc😀"), minLength: 1, maxLength: 30 })),
        (words) => {
          const lines = wrapped(words.join(" "), "    ", "  next: ").split("\n");
          for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(80);
          expect(lines.map((line) => line.replace(/^ +(next: )?/, "")).join(" ")).toBe(words.join(" "));
        },
      ),
    );
  });

  it("cannot steer the terminal", () => {
    expect(printable("a\u001b[31mb\u0007\u202ec")).toBe("a\ufffd[31mb\ufffd\ufffdc");
  });
});

describe("progress", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const retry = { type: "wait", waitMs: 3000 } as never;

  it("counts down on a terminal and clears its line", () => {
    let said = "";
    const { listen, stop } = progress((each) => {
      said += each;
    }, true);
    listen(retry);
    vi.advanceTimersByTime(2000);
    stop();
    expect(said).toMatch(/throttled.*3 s.*2 s.*1 s/s);
    expect(said.endsWith("\r\u001b[K")).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("is silent elsewhere", () => {
    const say = vi.fn();
    progress(say, false).listen(retry);
    expect(say).not.toHaveBeenCalled();
  });
});

/** Reads RFC 4180: the counterpart of what is tested. */
function parseCsv(source: string): string[][] {
  const records: string[][] = [[]];
  const field = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|$)/gy;
  for (
    let match = field.exec(source);
    match !== null && match.index < source.length;
    match = field.exec(source)
  ) {
    const [, raw = "", end] = match;
    records.at(-1)?.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end === "\r\n") records.push([]);
  }
  return records.slice(0, -1);
}
