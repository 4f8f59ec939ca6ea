import { ageInDays, agoOf } from "./age.ts";
import type { DateSpan } from "./stats.ts";

/** Numbers and dates in one locale. Dates are UTC days, as the API gives them. */
export interface Formats {
  /** The locale itself. */
  readonly locale: string;
  /** `62.4 %` for 62.4, always one decimal: a real zero reads `0.0 %`. */
  percent(value: number): string;
  /** `100 %`: a mark on the scale, in whole percent. */
  tick(value: number): string;
  count(value: number): string;
  dates(span: DateSpan): string;
  /** `5 days ago` for the newest date, a range of days when the dates differ. */
  age(span: DateSpan, now: Date): string;
  time(date: Date): string;
  seconds(value: number): string;
}

const oneDecimal = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;

/** Formats for a BCP 47 tag. Throws RangeError for a malformed one. */
export function formatsFor(locale: string): Formats {
  const percent = new Intl.NumberFormat(locale, { style: "percent", ...oneDecimal });
  const tick = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  const count = new Intl.NumberFormat(locale);
  const date = new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: "short" });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const seconds = new Intl.NumberFormat(locale, { style: "unit", unit: "second", unitDisplay: "short" });
  return {
    locale,
    percent: (value) => percent.format(value / 100),
    tick: (value) => tick.format(value / 100),
    count: (value) => count.format(value),
    dates: ({ from, to }) => date.formatRange(from, to),
    age: ({ to }, now) => relative.format(...agoOf(ageInDays(to, now))),
    time: (value) => time.format(value),
    seconds: (value) => seconds.format(value),
  };
}
