// @ts-check
// CPU of one call over a stub that answers at once with about 1.1 kB of JSON. Prints { calls, microseconds }.
import { pathToFileURL } from "node:url";

const [file = "", milliseconds] = process.argv.slice(2);
const items = Array.from({ length: 6 }, (_, index) => ({
  proratedLicensesUsagePercent: index * 17.3,
  workloadName: `Workload ${index}`,
  processedDateTime: "2026-06-08T00:00:00Z",
  serviceName: "o365",
  channel: "reseller",
  attributes: { objectType: "PartnerLicensesUsageInsights" },
}));
const body = JSON.stringify({ totalCount: items.length, items });
const init = { headers: { "Content-Type": "application/json" } };
const answer = async () => new Response(body, init);

const { make } = await import(pathToFileURL(file).href);
const call = make(answer, "https://api.partnercenter.microsoft.com");
const first = await call();
if (first?.items?.length !== items.length) throw new Error(`${file} does not read the answer`);

/** @param {NodeJS.CpuUsage} since */
const used = (since) => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
};

/**
 * Calls until the process has used that much CPU time, so that a busy machine shortens nothing.
 * @param {number} time in ms
 */
async function run(time) {
  const since = process.cpuUsage();
  let calls = 0;
  while (used(since) < time) {
    for (let index = 0; index < 20; index++) await call();
    calls += 20;
  }
  return { calls, microseconds: used(since) * 1000 };
}

// Warm first: a large client takes longer to be compiled.
await run(1.5 * Number(milliseconds));
console.log(JSON.stringify(await run(Number(milliseconds))));
process.exit();
