/**
 * Reads one of the three date forms of HTTP (RFC 9110, 5.6.7): IMF-fixdate, RFC 850, asctime; a leap second included.
 * Returns milliseconds since 1970, or NaN for anything else.
 */
export function parseHttpDate(text: string): number {
  const legal = /^[A-Z][a-z]+,? .+\d\d:\d\d:\d\d/.test(text);
  // asctime has no zone, but means GMT; Date.parse knows no second 60
  const known = legal ? text.replace(/( GMT)?$/, " GMT").replace(":60", ":59") : "";
  return Date.parse(known) + (/:60/.test(text) ? 1000 : 0);
}

/**
 * How long an answer asks to wait, in milliseconds; undefined when it asks for none, or not in a legal way.
 * A date is measured against the answer's own `Date`, so a wrong clock on either side does no harm.
 */
export function retryAfter(headers: Headers, now: number): number | undefined {
  const read = (name: string) => headers.get(name) ?? "";
  const exact = read("retry-after-ms") || read("x-ms-retry-after-ms");
  const text = read("retry-after");
  const number = /^\d+(\.\d+)?$/;
  const wait = number.test(exact)
    ? +exact
    : number.test(text)
      ? +text * 1000
      : parseHttpDate(text) - (parseHttpDate(read("date")) || now);
  return wait > 0 ? wait : undefined;
}
