/**
 * Reads one of the three date forms of HTTP (RFC 9110, 5.6.7): IMF-fixdate, RFC 850, asctime.
 * A leap second is the second before it.
 * Returns milliseconds since 1970, or NaN for anything else.
 */
export function parseHttpDate(text: string): number {
  const legal = /^[A-Z][a-z,]+ .+:\d\d:\d\d/.test(text);
  // asctime has no zone, but means GMT; Date.parse knows no second 60, which clocks show as a second 59
  return Date.parse(legal ? `${text.replace(" GMT", "").replace(":60", ":59")} GMT` : "");
}

/**
 * How long an answer asks to wait, in milliseconds; undefined when it asks for none, or not in a legal way.
 * Of several headers, which `fetch` joins with commas, the longest wait counts.
 * A date is measured against the answer's own `Date`, so a wrong clock on either side does no harm.
 */
export function retryAfter(headers: Headers, now: number): number | undefined {
  const read = (name: string) => `${headers.get(name)}`;
  for (const name of ["x-ms-retry-after-ms", "retry-after-ms", "retry-after"]) {
    const waits = read(name)
      .replaceAll('"', "")
      // dates have a comma of their own, before the day of the month
      .split(/,(?! *\d\d[ -][A-Z])/)
      .map((part) => {
        const text = part.trim();
        const wait = /^[\d.]+$/.test(text)
          ? // the last one is in seconds
            +text * (name[11] ? 1 : 1000)
          : parseHttpDate(text) - (parseHttpDate(read("date")) || now);
        return wait || 0;
      });
    const longest = Math.max(...waits);
    if (longest > 0) return longest;
  }
}
