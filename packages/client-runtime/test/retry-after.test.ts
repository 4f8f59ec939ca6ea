import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseHttpDate, retryAfter } from "../src/retry-after.ts";
import { now, table } from "./support/retry-after-table.ts";

const asked = (headers: Record<string, string>) => retryAfter(new Headers(headers), now);

describe("Retry-After", () => {
  test.each(table)("%s", (_, headers, wanted) => {
    expect(asked(headers) ?? "backoff").toBe(wanted);
  });

  test("is measured against the Date of the answer when a clock is wrong", () => {
    const headers = { "retry-after": "Sun, 22 Nov 2026 12:00:07 GMT", date: "Sun, 22 Nov 2026 12:00:00 GMT" };
    expect(asked(headers)).toBe(7000);
  });

  test.each([
    [{ "retry-after-ms": "1234.5" }, 1234.5],
    [{ "retry-after-ms": "soon", "retry-after": "2" }, 2000],
    [{ "x-ms-retry-after-ms": "500", "retry-after": "9" }, 500],
  ])("in milliseconds comes first, when it is a number: %j", (headers, wanted) => {
    expect(asked(headers as Record<string, string>)).toBe(wanted);
  });

  test.each<[string, string, number]>([
    ["white space around it", " 2\t", 2000],
    ["quotes", '"2"', 2000],
    ["twice the same", "2, 2", 2000],
    ["two that differ", "2,30", 30_000],
    ["an empty one among them", "2,, 3", 3000],
    ["one that is none", "soon, 4", 4000],
    ["a date and seconds", "Sun, 22 Nov 2026 10:00:07 GMT, 3", 7000],
    ["seconds and a date", "9, Sun, 22 Nov 2026 10:00:07 GMT", 9000],
    ["two dates", "Sun, 22 Nov 2026 10:00:07 GMT, Sun, 22 Nov 2026 10:00:11 GMT", 11_000],
    [
      "a date of RFC 850 and one in quotes",
      'Sunday, 22-Nov-26 10:00:07 GMT, "Sun, 22 Nov 2026 10:00:08 GMT"',
      8000,
    ],
  ])("is read as servers and proxies send it: %s", (_, text, wanted) => {
    // as `fetch` joins headers: the constructor would trim
    const sent = (header: string) =>
      retryAfter({ get: (name: string) => (name === header ? text : null) } as Headers, now);
    expect(sent("retry-after")).toBe(wanted);
    // those in milliseconds are read in the same way
    if (!/[A-Z]/.test(text))
      for (const header of ["retry-after-ms", "x-ms-retry-after-ms"])
        expect(sent(header)).toBe(wanted / 1000);
  });

  test("is nothing when the header is missing or empty", () => {
    expect(asked({})).toBeUndefined();
    expect(asked({ "retry-after": "" })).toBeUndefined();
  });

  test("any other text is no wait, and never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..." 0a9-+:.,eTZGMSunNov") }), (text) => {
        const value = retryAfter(new Headers({ "retry-after": text }), now);
        expect(value === undefined || value > 0).toBe(true);
        if (/^\d+$/.test(text.trim())) expect(value ?? 0).toBe(Number(text) * 1000);
        else if (!/[A-Z.,]/.test(text)) expect(value).toBeUndefined();
      }),
    );
  });
});

describe("HTTP dates", () => {
  const days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
  const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const two = (value: number) => String(value).padStart(2, "0");

  function forms(at: Date) {
    const day = days[at.getUTCDay()] ?? "";
    const month = months[at.getUTCMonth()] ?? "";
    const date = at.getUTCDate();
    const year = at.getUTCFullYear();
    const time = [at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()].map(two).join(":");
    return {
      "IMF-fixdate": `${day.slice(0, 3)}, ${two(date)} ${month} ${year} ${time} GMT`,
      "RFC 850": `${day}, ${two(date)}-${month}-${two(year % 100)} ${time} GMT`,
      asctime: `${day.slice(0, 3)} ${month} ${String(date).padStart(2)} ${time} ${year}`,
    };
  }

  test("in all three forms give the moment, whatever the zone of this machine", () => {
    const seconds = fc.integer({ min: Date.UTC(2000, 0) / 1000, max: Date.UTC(2049, 11, 31) / 1000 });
    fc.assert(
      fc.property(seconds, (at) => {
        for (const text of Object.values(forms(new Date(at * 1000))))
          expect(parseHttpDate(text)).toBe(at * 1000);
      }),
    );
  });

  test("with a leap second are the second before it, as clocks show it", () => {
    expect(parseHttpDate("Sat, 31 Dec 2016 23:59:60 GMT")).toBe(Date.UTC(2016, 11, 31, 23, 59, 59));
    expect(parseHttpDate("Sat Dec 31 23:59:60 2016")).toBe(Date.UTC(2016, 11, 31, 23, 59, 59));
  });

  test.each([
    "",
    "now",
    "2026-11-22T10:00:09Z",
    "22 Nov 2026 10:00:09 GMT",
    "10:00:09",
    "Sun, 22 Foo 2026 10:00:07 GMT",
  ])("%j is none", (text) => {
    expect(parseHttpDate(text)).toBeNaN();
  });
});
