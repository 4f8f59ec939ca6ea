// @ts-check
/**
 * What the server does.
 * @typedef {object} Play
 * @property {number} [status]
 * @property {Record<string, string>} [headers]
 * @property {string} [body] sent whole, unless it is cut or hangs
 * @property {number} [cut] only its first bytes are sent, then the connection breaks
 * @property {number} [hang] only its first bytes are sent, then nothing more
 */

const row = {
  proratedLicensesUsagePercent: 104.18,
  workloadName: "Exchange",
  processedDateTime: "2026-06-08T03:55:46.21Z",
  serviceName: "o365",
  channel: "reseller",
};
/** @param {object[]} items */
const usage = (items = [row]) => JSON.stringify({ totalCount: items.length, items });
/** @param {string} value */
const type = (value) => ({ "Content-Type": value });
const ok = { body: usage() };
/** @type {(status: number, code: string | number, description: string) => Play} */
const fault = (status, code, description) => ({
  status,
  body: JSON.stringify({ code, description, data: [] }),
});
/** @type {(headers: Record<string, string>) => Play} */
const throttled = (headers) => ({
  status: 429,
  headers,
  body: JSON.stringify({ statusCode: 429, message: "Rate limit is exceeded." }),
});

/**
 * What the server does with the n-th request of a session, counted from 1.
 * @type {Readonly<Record<string, (n: number, headers: import("node:http").IncomingHttpHeaders) => Play>>}
 */
export const scenarios = {
  ok: () => ok,
  bom: () => ({ body: `\uFEFF${usage()}` }),
  unknown: () => ({ body: usage([{ ...row, channel: "carrier-pigeon", futureField: { deep: true } }]) }),
  "broken-row": () => ({ body: usage([{ ...row, proratedLicensesUsagePercent: "104.18" }]) }),
  missing: () => fault(404, "1000", "Not found"),
  "html-502": () => ({ status: 502, headers: type("text/html"), body: "<h1>Bad gateway</h1>" }),
  "empty-500": () => ({ status: 500, headers: type("text/plain"), body: "" }),
  html: () => ({ headers: type("text/html"), body: "<!doctype html><title>Sign in</title>" }),
  flaky: (n) => (n < 3 ? { status: 503, body: "" } : ok),
  throttled: (n) => (n === 1 ? throttled({ "Retry-After": "1" }) : ok),
  "throttled-2": (n) => (n === 1 ? throttled({ "Retry-After": "2" }) : ok),
  "throttled-long": () => throttled({ "Retry-After": "300" }),
  "throttled-date": (n) => {
    if (n > 1) return ok;
    const now = Math.floor(Date.now() / 1000) * 1000;
    // An hour wrong on purpose: only the difference of the two dates counts.
    /** @param {number} milliseconds */
    const at = (milliseconds) => new Date(now - 3_600_000 + milliseconds).toUTCString();
    return throttled({ Date: at(0), "Retry-After": at(2000) });
  },
  expired: (_n, { authorization }) =>
    authorization === "Bearer fresh" ? ok : fault(401, 400, "Access denied"),
  "echo-token": (_n, { authorization }) => fault(403, 2032, `No rights: ${authorization}`),
  "sign-in": (n) => ({
    body: JSON.stringify({ access_token: "fresh", refresh_token: `refresh-${n}`, expires_in: "3599" }),
  }),
  "sign-in-refused": () => ({
    status: 400,
    body: JSON.stringify({
      error: "invalid_grant",
      error_description: "AADSTS50076: x",
      error_codes: [50076],
    }),
  }),
  truncated: () => ({ ...ok, cut: 20 }),
  "slow-body": () => ({ ...ok, hang: 20 }),
  silent: () => ({ hang: 0 }),
};
