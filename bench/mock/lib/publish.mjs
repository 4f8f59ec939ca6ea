// @ts-check
// Writes the figures to where they are read: the docs' data, and the table in the README of the package.
import { readFile, rename, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { figures, page } from "./report.mjs";

const root = resolve(import.meta.dirname, "../../..");
const data = resolve(root, "apps/docs/data");
const readme = resolve(root, "packages/mock/README.md");
const markers = /(<!-- figures: bench\/mock -->\n)[\s\S]*?(<!-- \/figures -->)/;

/**
 * @param {string} file
 * @param {string} text
 */
async function put(file, text) {
  await writeFile(`${file}.tmp`, text);
  await rename(`${file}.tmp`, file);
}

/** @type {(key: string, value: unknown) => unknown} */
const rounded = (_, value) => (typeof value === "number" ? Number(value.toFixed(2)) : value);

/** @param {import("./report.mjs").Results} results */
export async function publish(results) {
  const text = await readFile(readme, "utf8");
  if (!markers.test(text)) throw new Error(`${readme} has lost its figure markers.`);
  await put(resolve(data, "mock.json"), `${JSON.stringify(results, rounded, 2)}\n`);
  await put(resolve(data, "mock.md"), `${page(results)}\n`);
  await put(
    readme,
    text.replace(markers, (_, open, close) => `${open}${figures(results)}\n${close}`),
  );
}
