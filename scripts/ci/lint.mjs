// @ts-check
// Checks .github/workflows: by GitHub's own language service, and by the rules of this repository.
import { readdir, readFile } from "node:fs/promises";
import { jobs } from "./jobs.mjs";
import { lintByGitHub } from "./lint/github.mjs";
import { lintByRules } from "./lint/rules.mjs";

const folder = ".github/workflows";
const root = new URL("../../", import.meta.url);

const names = (await readdir(new URL(folder, root))).filter((name) => /\.ya?ml$/.test(name)).sort();
let faults = 0;
for (const name of names) {
  const file = `${folder}/${name}`;
  const text = await readFile(new URL(file, root), "utf8");
  const found = [...(await lintByGitHub(file, text)), ...lintByRules(text, jobs)];
  faults += found.length;
  for (const { line, message, rule } of found) console.error(`${file}:${line} ${rule}: ${message}`);
}
console.log(`workflows: ${names.length} files, ${faults} faults`);
process.exitCode = faults > 0 ? 1 : 0;
