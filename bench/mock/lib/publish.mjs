// Copies the table of figures from RESULTS.md into the README of the package, between its markers.
import { readFile, rename, writeFile } from "node:fs/promises";
import { resolve } from "node:path";

const results = resolve(import.meta.dirname, "../RESULTS.md");
const readme = resolve(import.meta.dirname, "../../../packages/mock/README.md");
const markers = /(<!-- figures: bench\/mock -->\n)[\s\S]*?(<!-- \/figures -->)/;

export async function publish() {
  const table = (await readFile(results, "utf8")).split("\n").filter((line) => line.startsWith("|"));
  const end = table.findIndex((line, index) => index > 1 && line.startsWith("| |"));
  const text = await readFile(readme, "utf8");
  if (!markers.test(text)) throw new Error(`${readme} has lost its figure markers.`);
  const draft = `${readme}.tmp`;
  await writeFile(
    draft,
    text.replace(markers, (_, open, close) => `${open}${table.slice(0, end).join("\n")}\n${close}`),
  );
  await rename(draft, readme);
}
