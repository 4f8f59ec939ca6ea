// @ts-check
// Serves mocks for `contract compat` until its standard input ends: one for each contract file, URLs as JSON on the first line.

import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const [entry = "", ...files] = process.argv.slice(2);
const { startMock } = await import(pathToFileURL(entry).href);
/** @type {{ url: string, stop(): Promise<void> }[]} */
const mocks = [];
for (const file of files) {
  const spec = JSON.parse(await readFile(file, "utf8"));
  mocks.push(await startMock({ spec, port: 0, keepRequests: 0, callbacks: false }));
}
process.stdout.write(`${JSON.stringify(mocks.map(({ url }) => url))}\n`);
process.stdin.resume();
process.stdin.once("end", async () => {
  await Promise.all(mocks.map((mock) => mock.stop()));
  process.exit(0);
});
