const day = 86_400_000;
/** What the documented sample shows: its data is five days older than its answer. */
const age = 5;
const dates = /(?<=")\d{4}-\d{2}-\d{2}(?=T)/g;

/** The same answer with all dates moved by as many days, so that the newest is five days old. */
export function recent(text: string, now: Date): string {
  const newest = (text.match(dates) ?? []).reduce((last, date) => Math.max(last, Date.parse(date)), 0);
  const moved = (Math.floor(now.getTime() / day) - age) * day - newest;
  return text.replace(dates, (date) => new Date(Date.parse(date) + moved).toISOString().slice(0, 10));
}
