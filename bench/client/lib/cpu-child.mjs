// CPU of one call over a stub that answers at once with about 1.1 kB of JSON. Prints { calls, microseconds }.
import { pathToFileURL } from "node:url";

const [file, milliseconds] = process.argv.slice(2);
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

const { make } = await import(pathToFileURL(file));
const call = make(answer, "https://api.partnercenter.microsoft.com");
const first = await call();
if (first?.items?.length !== items.length) throw new Error(`${file} does not read the answer`);

async function run(time) {
  const end = performance.now() + time;
  let calls = 0;
  while (performance.now() < end) {
    for (let index = 0; index < 20; index++) await call();
    calls += 20;
  }
  return calls;
}

await run(300);
const before = process.cpuUsage();
const calls = await run(Number(milliseconds));
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ calls, microseconds: user + system }));
process.exit();
