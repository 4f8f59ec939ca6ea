// @ts-check
import { mkdir, rename, writeFile } from "node:fs/promises";
import { cellText, rowNames } from "./retry-after.mjs";

const folder = new URL("../../../apps/docs/data/", import.meta.url);
/**
 * The figures of one client.
 * @typedef {object} Figures
 * @property {string} name
 * @property {Awaited<ReturnType<typeof import("./size.mjs").sizeOf>>} size
 * @property {number} packages
 * @property {number} cpu of a call, to that of raw fetch
 * @property {number} importMs
 * @property {Awaited<ReturnType<typeof import("./retry-after.mjs").probeRetryAfter>>} retryAfter
 */

/** @typedef {{ node: string, clients: Figures[], left: { name: string, reason: string }[] }} Result */

/** @param {number} bytes */
const kilo = (bytes) => (bytes / 1000).toFixed(2);

/**
 * The tables as Markdown: cost, then Retry-After.
 * @param {Result} result
 */
export function markdown({ clients, left }) {
  const peer = clients.find(({ name }) => name === "openapi-fetch");
  const cost = [
    [
      "Client",
      "minified, kB",
      "gzip, kB",
      "brotli, kB",
      "CPU per call, × raw fetch",
      "× openapi-fetch",
      "packages",
    ],
    ...clients.map(({ name, size, cpu, packages }) => [
      name,
      kilo(size.minified),
      kilo(size.gzip),
      kilo(size.brotli),
      cpu.toFixed(2),
      (cpu / (peer?.cpu ?? Number.NaN)).toFixed(2),
      String(packages),
    ]),
  ];
  const retrying = clients.filter(({ retryAfter }) =>
    retryAfter.cells.some(({ waitMs }) => waitMs !== undefined),
  );
  const never = clients.filter((each) => !retrying.includes(each)).map(({ name }) => name);
  const waits = [
    ["`Retry-After` of a 429", ...retrying.map(({ name }) => name)],
    ...rowNames.map((row, index) => [
      row,
      ...retrying.map(({ retryAfter: { cells } }) => {
        const cell = cells[index];
        return cell === undefined ? "" : `${cellText(cell)}${cell.right ? "" : " ✗"}`;
      }),
    ]),
    ["right", ...retrying.map(({ retryAfter }) => `${retryAfter.right} of ${rowNames.length}`)],
  ];
  const notes = [
    `Never tried again: ${never.join(", ")}.`,
    ...left.map(({ name, reason }) => `Left out: ${name}, ${reason}.`),
  ];
  return { cost: table(cost), waits: `${table(waits)}\n\n${notes.join("\n")}` };
}

/** @param {readonly (readonly string[])[]} rows */
function table([head = [], ...rows]) {
  return [head, head.map(() => "--"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/**
 * Writes what the docs show.
 * @param {Result} result
 */
export async function writeData(result) {
  const { cost, waits } = markdown(result);
  await mkdir(folder, { recursive: true });
  await put("client.json", `${JSON.stringify(result, null, 2)}\n`);
  await put("client-cost.md", `${cost}\n`);
  await put("client-retry-after.md", `${waits}\n`);
}

/**
 * @param {string} name
 * @param {string} text
 */
async function put(name, text) {
  const temporary = new URL(`.${name}.tmp`, folder);
  await writeFile(temporary, text);
  await rename(temporary, new URL(name, folder));
}
