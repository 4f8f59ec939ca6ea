// @ts-check
// Contracts that nobody here wrote, through the whole toolkit: generate, compile, serve, call, compare.
// Arguments: the folder. Options: --only <part of a name> (repeatable), --jobs <n>, --limit <seconds>,
// --folder <folder> (keeps what is made there), --write <file> (the results as JSON).
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { contractsIn } from "./lib/contracts.mjs";
import { eachOf } from "./lib/pool.mjs";
import { lineOf, markdown, summary } from "./lib/report.mjs";
import { tryContract } from "./lib/try-contract.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: "string", multiple: true },
    jobs: { type: "string", default: "1" },
    limit: { type: "string", default: "300" },
    folder: { type: "string" },
    write: { type: "string" },
  },
});
const [source] = positionals;
if (source === undefined) throw new Error("which folder of contracts? give its path");

// pnpm runs scripts in the package's folder; paths are meant from where the person is.
const from = process.env.INIT_CWD ?? process.cwd();
const contracts = (await contractsIn(resolve(from, source))).filter(
  ({ name }) => values.only === undefined || values.only.some((part) => name.includes(part)),
);
if (contracts.length === 0) throw new Error(`no contract in ${source}`);

const folder = values.folder ? resolve(from, values.folder) : await mkdtemp(join(tmpdir(), "bench-corpus-"));
try {
  /** @type {import("./lib/try-contract.mjs").Result[]} */
  const results = [];
  await eachOf(contracts, Number(values.jobs), async (contract) => {
    const result = await tryContract(contract, folder, { limitMs: Number(values.limit) * 1000 });
    results.push(result);
    console.log(`${String(results.length).padStart(3)}/${contracts.length} ${lineOf(result)}`);
  });
  results.sort((a, b) => (a.name < b.name ? -1 : 1));
  console.log(`\n${markdown(results)}\n\n${summary(results)}`);
  if (values.write) await writeFile(resolve(from, values.write), `${JSON.stringify(results, null, 2)}\n`);
  process.exitCode = results.every(({ sound }) => sound) ? 0 : 1;
} finally {
  if (!values.folder) await rm(folder, { recursive: true, force: true });
}
