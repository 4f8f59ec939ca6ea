const day = 86_400_000;

/** Whole days between a date and now; 0 for a date in the future. */
export function ageInDays(date: Date, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - date.getTime()) / day));
}

/** An age as readers count it, for `Intl.RelativeTimeFormat`: in days up to two months, then in months and years. */
export function agoOf(days: number): [number, Intl.RelativeTimeFormatUnit] {
  if (days < 60) return [-days, "day"];
  return days < 730 ? [-Math.floor(days / 30.44), "month"] : [-Math.floor(days / 365.25), "year"];
}
