const day = 86_400_000;

/** Whole days between a date and now; 0 for a date in the future. */
export function ageInDays(date: Date, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - date.getTime()) / day));
}
