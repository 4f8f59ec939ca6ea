import { describe, expect, it } from "vitest";
import { ageInDays } from "../../src/lib/age.ts";
import { formatsFor } from "../../src/lib/format.ts";
import { localeName, locales } from "../../src/lib/locales.ts";

const span = (from: string, to = from) => ({ from: new Date(from), to: new Date(to) });
/** Intl separates with several kinds of space; which one is not ours to test. */
const spaces = (text: string) => text.replace(/\s*–\s*/u, "-").replace(/\s/gu, " ");

describe(formatsFor, () => {
  it("writes percent with one decimal, zero too", () => {
    expect(formatsFor("en-US").percent(104.18)).toBe("104.2%");
    expect(formatsFor("en-US").percent(0)).toBe("0.0%");
    expect(spaces(formatsFor("de-DE").percent(62.44))).toBe("62,4 %");
  });

  it("writes days in UTC, as one range", () => {
    expect(spaces(formatsFor("en-GB").dates(span("2017-03-09T00:00:00+00:00", "2017-03-10T00:00:00Z")))).toBe(
      "9-10 Mar 2017",
    );
    expect(formatsFor("de-DE").dates(span("2026-06-08T03:55:46.21Z"))).toBe("8. Juni 2026");
  });

  it("writes the age in words of the locale", () => {
    const now = new Date("2017-03-15T10:00:00Z");
    expect(formatsFor("en-US").age(span("2017-03-09T00:00:00Z", "2017-03-10T00:00:00Z"), now)).toBe(
      "5 days ago",
    );
    expect(formatsFor("de-DE").age(span("2017-03-10T00:00:00Z"), now)).toBe("vor 5 Tagen");
    expect(formatsFor("en-US").age(span("2017-03-15T00:00:00Z"), now)).toBe("today");
  });

  it("knows every offered locale", () => {
    for (const locale of locales) {
      expect(Intl.NumberFormat.supportedLocalesOf(locale)).toEqual([locale]);
    }
    expect(locales.map(localeName)).toEqual([
      "English (US)",
      "English (UK)",
      "Deutsch",
      "Français",
      "日本語",
      "العربية",
    ]);
  });
});

describe(ageInDays, () => {
  it("counts whole days and no negative ones", () => {
    expect(ageInDays(new Date("2026-01-01T12:00:00Z"), new Date("2026-01-03T11:59:59Z"))).toBe(1);
    expect(ageInDays(new Date("2026-01-05"), new Date("2026-01-03"))).toBe(0);
  });
});
