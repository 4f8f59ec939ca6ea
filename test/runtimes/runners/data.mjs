// @ts-check
import { mkdir, rename, writeFile } from "node:fs/promises";

const folder = new URL("../../../apps/docs/data/", import.meta.url);

/**
 * Writes the matrix where the docs read it, as JSON and as a Markdown table.
 * @param {import("./matrix.mjs").Matrix} matrix
 */
export async function writeData({ checks, runtimes }) {
  const rows = runtimes.map(({ name, version, passed }) => ({
    name,
    version,
    passed,
    checks: checks.length,
  }));
  const table = [
    "| Runtime | Version | Checks passed |",
    "|--|--|--|",
    ...rows.map(({ name, version, passed }) => `| ${name} | ${version} | ${passed} of ${checks.length} |`),
  ];
  await put("runtimes.json", `${JSON.stringify({ checks, runtimes: rows }, null, 2)}\n`);
  await put("runtimes.md", `${table.join("\n")}\n`);
}

/**
 * @param {string} name
 * @param {string} text
 */
async function put(name, text) {
  await mkdir(folder, { recursive: true });
  const temporary = new URL(`.${name}.tmp`, folder);
  await writeFile(temporary, text);
  await rename(temporary, new URL(name, folder));
}
