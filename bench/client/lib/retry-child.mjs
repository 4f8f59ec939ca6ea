// What a client does with a 429 and each row of the Retry-After table. Prints { rows: [{ waitMs?, reportedMs? }] }.
import { pathToFileURL } from "node:url";
import { reset, runUntil, time } from "./virtual-clock.mjs";

const { now, table } = await import("../../../packages/client/test/support/retry-after-table.ts");
const { make } = await import(pathToFileURL(process.argv[2]));
Math.random = () => 0.5;

const answer = (status, body, headers) =>
  new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json", ...headers } });

async function probe(headers) {
  reset(now);
  const sent = [];
  const call = make(async () => {
    sent.push(time());
    const first = sent.length === 1;
    return first
      ? answer(429, { statusCode: 429, message: "Slow down" }, headers)
      : answer(200, { items: [] }, {});
  }, "https://api.partnercenter.microsoft.com");
  let outcome;
  call().then(
    () => {
      outcome = {};
    },
    (error) => {
      outcome = { reportedMs: error?.retryAfterMs };
    },
  );
  await runUntil(() => sent.length > 1 || outcome !== undefined);
  return sent.length > 1 ? { waitMs: sent[1] - sent[0] } : { reportedMs: outcome?.reportedMs };
}

const rows = [];
for (const [, headers] of table) rows.push(await probe(headers));
console.log(JSON.stringify({ rows }));
process.exit();
