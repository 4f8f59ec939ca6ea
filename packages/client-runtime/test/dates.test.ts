import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { both, type Dates, date, dateTime, each, maybe, members } from "../src/parts/dates/dates.ts";

/** What the dates make of a value, and what they refuse. */
function read(dates: Dates, value: unknown) {
  const refused: string[] = [];
  return { value: dates(value, "$", (path, format) => refused.push(`${path} ${format}`)), refused };
}

describe("dates", () => {
  it("are read back as they were written", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date(0), max: new Date("9999-12-31"), noInvalidDate: true }),
        (moment) => {
          expect(read(dateTime, moment.toISOString())).toEqual({ value: moment, refused: [] });
          const day = moment.toISOString().slice(0, 10);
          expect(read(date, day)).toEqual({ value: new Date(`${day}T00:00:00Z`), refused: [] });
        },
      ),
    );
  });

  it.each([
    ["2026-06-30t23:59:60z", "2026-06-30T23:59:59.000Z"],
    ["2026-06-30T23:59:60.25+02:00", "2026-06-30T21:59:59.250Z"],
    ["2026-06-30T12:00:00-00:30", "2026-06-30T12:30:00.000Z"],
  ])("take %s, as RFC 3339 writes it", (text, moment) => {
    expect(read(dateTime, text)).toEqual({ value: new Date(moment), refused: [] });
  });

  it.each(["soon", "2026-02-30T00:00:00Z", "2026-06-30", ""])(
    "refuse %j as a moment, and leave it",
    (text) => {
      expect(read(dateTime, text)).toEqual({ value: text, refused: ["$ date-time"] });
    },
  );

  it("stand in lists and objects, which stay as they were", () => {
    const order = members({ at: dateTime, days: each(date) }, maybe(date));
    const given = { at: "x", days: ["2026-11-30", "y"], other: "2026-11-30", note: "z", none: null };
    const copy = structuredClone(given);
    const { value, refused } = read(order, given);
    expect(refused).toEqual(["$.at date-time", "$.days.1 date"]);
    expect(value).toEqual({ ...given, days: [new Date("2026-11-30"), "y"], other: new Date("2026-11-30") });
    expect(given).toEqual(copy);
    expect(read(each(order), null).value).toBeNull();
  });

  it("may be what one of several schemas says", () => {
    const { value, refused } = read(both(maybe(date), maybe(dateTime)), "2026-11-30T00:00:00Z");
    expect([value, refused]).toEqual([new Date("2026-11-30T00:00:00Z"), []]);
  });
});
