// @ts-check
// What a client does with a 429 and each row of the Retry-After table. Prints { rows: [{ waitMs?, reportedMs? }] }.
import { pathToFileURL } from "node:url";
import { reset, runUntil, time } from "./virtual-clock.mjs";

/** @import { Probe } from "./retry-after.mjs" */

const { now, table } = await import("../../../packages/client-runtime/test/support/retry-after-table.ts");
const { make } = await import(pathToFileURL(process.argv[2] ?? "").href);
Math.random = () => 0.5;

/** @type {(status: number, body: object, headers: Record<string, string>) => Response} */
const answer = (status, body, headers) =>
  new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json", ...headers } });

/**
 * @param {Record<string, string>} headers
 * @returns {Promise<Probe>}
 */
async function probe(headers) {
  reset(now);
  /** @type {number[]} */
  const sent = [];
  const call = make(async () => {
    sent.push(time());
    const first = sent.length === 1;
    return first
      ? answer(429, { statusCode: 429, message: "Slow down" }, headers)
      : answer(200, { items: [] }, {});
  }, "https://api.partnercenter.microsoft.com");
  /** @type {{ reportedMs?: number } | undefined} */
  let outcome;
  call().then(
    () => {
      outcome = {};
    },
    (/** @type {{ retryAfterMs?: number } | undefined} */ error) => {
      outcome = error?.retryAfterMs === undefined ? {} : { reportedMs: error.retryAfterMs };
    },
  );
  await runUntil(() => sent.length > 1 || outcome !== undefined);
  const [first, second] = sent;
  return first !== undefined && second !== undefined ? { waitMs: second - first } : { ...outcome };
}

/** @type {Probe[]} */
const rows = [];
for (const [, headers] of table) rows.push(await probe(headers));
console.log(JSON.stringify({ rows }));
process.exit();
