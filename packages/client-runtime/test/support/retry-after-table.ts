/** The moment at which the table is read. */
export const now = Date.UTC(2026, 10, 22, 10, 0, 0);

/** The conformance table: what an answer says, and the wait before the next try in milliseconds. */
export const table: [name: string, headers: Record<string, string>, wanted: number | "backoff"][] = [
  ["2", { "retry-after": "2" }, 2000],
  ["0", { "retry-after": "0" }, "backoff"],
  ["90", { "retry-after": "90" }, 90_000],
  ["300", { "retry-after": "300" }, 300_000],
  ["3000000", { "retry-after": "3000000" }, 3_000_000_000],
  ["IMF-fixdate in 7 s", { "retry-after": "Sun, 22 Nov 2026 10:00:07 GMT" }, 7000],
  ["a date in the past", { "retry-after": "Sun, 22 Nov 2026 09:59:00 GMT" }, "backoff"],
  ["an ISO date", { "retry-after": "2026-11-22T10:00:09Z" }, "backoff"],
  ["-5", { "retry-after": "-5" }, "backoff"],
  ["soon", { "retry-after": "soon" }, "backoff"],
  ["1.5", { "retry-after": "1.5" }, 1500],
  ["retry-after-ms", { "retry-after-ms": "1234" }, 1234],
  ["x-ms-retry-after-ms", { "x-ms-retry-after-ms": "1234" }, 1234],
];
