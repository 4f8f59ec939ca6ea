// @ts-check
// Our mock compared with its peers: install, start, load, memory, parity with stock Prism, npx.
// Options: --folder <folder> (reuse what is installed there), --write (writes the data that the docs show).
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { commands } from "./lib/commands.mjs";
import { installAll } from "./lib/install.mjs";
import { measureLoad, measureStart } from "./lib/measure.mjs";
import { timeNpx } from "./lib/npx.mjs";
import { runParity } from "./lib/parity.mjs";
import { publish } from "./lib/publish.mjs";
import { mockOf, page } from "./lib/report.mjs";
import { soak } from "./lib/soak.mjs";

/** @import { Results } from "./lib/report.mjs" */

const spec = resolve(import.meta.dirname, "../../spec/dist/openapi.json");
const rounds = 5;
const sizes = { slow: { warmUp: 200, total: 1000 }, usual: { warmUp: 2000, total: 8000 } };
const { values } = parseArgs({ options: { folder: { type: "string" }, write: { type: "boolean" } } });

/** @param {import("./lib/install.mjs").Installed} installed */
async function measureAll(installed) {
  /** @type {Results["mocks"]} */
  const mocks = {};
  for (const [name, command] of Object.entries(commands(installed))) {
    console.log(`measuring ${name}`);
    const size = name === "mockoon" ? sizes.slow : sizes.usual;
    const start = await measureStart(command, rounds);
    const load = { 4: await measureLoad(command, 4, size), 50: await measureLoad(command, 50, size) };
    const wrong = load[4].wrong + load[50].wrong;
    if (wrong > 0) throw new Error(`${name} gave ${wrong} answers other than 200`);
    const found = installed[name];
    mocks[name] = {
      ...(found && { install: { mib: found.mib, packages: found.packages } }),
      start,
      load,
    };
  }
  return mocks;
}

/**
 * What must hold, as the sentences that do not.
 * @param {Results} results
 * @returns {string[]}
 */
function goals({ mocks, soak: { wrong, heapMib }, parity }) {
  const ours = mockOf(mocks, "ours");
  const other = mockOf(mocks, "ours, another contract");
  const prism = mockOf(mocks, "prism");
  /** @type {(a: number, b: number) => number} */
  const share = (a, b) => a / b;
  /** @type {[holds: boolean, text: string][]} */
  const wanted = [
    [
      (ours.install?.mib ?? 4) <= 3 && ours.install?.packages === 1,
      "the install is above 3 MiB or one package",
    ],
    ...[ours, other].flatMap(
      /** @returns {typeof wanted} */
      ({ start, load }) => [
        [share(start.cpuMs, prism.start.cpuMs) <= 0.35, "CPU of a start is above 0.35 of Prism's"],
        [share(start.wallMs, prism.start.wallMs) <= 0.35, "a start takes above 0.35 of Prism's"],
        [
          share(load[4].microseconds, prism.load[4].microseconds) <= 0.5,
          "CPU per request is above half of Prism's",
        ],
      ],
    ),
    [wrong === 0, `${wrong} answers of the soak were wrong`],
    [(heapMib.at(-1) ?? 0) <= (heapMib[1] ?? 0) * 1.05, "the heap grows under load"],
    [parity.mismatches === 0, `${parity.mismatches} answers differ from Prism's for no listed reason`],
  ];
  return wanted.filter(([holds]) => !holds).map(([, text]) => text);
}

const folder = values.folder ?? (await mkdtemp(join(tmpdir(), "bench-mock-")));
try {
  const listing = join(folder, "installed.json");
  const installed = values.folder
    ? JSON.parse(await readFile(listing, "utf8"))
    : await installAll(folder, spec);
  await writeFile(listing, JSON.stringify(installed));
  const mocks = await measureAll(installed);
  const { ours } = commands(installed);
  if (ours === undefined) throw new Error("ours has no command");
  console.log("measuring soak");
  const soaked = await soak(ours);
  console.log("measuring npx");
  const npx = await timeNpx(folder, installed);
  console.log("measuring parity");
  const results = { rounds, mocks, soak: soaked, npx, parity: await runParity() };
  console.log(`\n${page(results)}\n`);
  const failures = goals(results);
  for (const failure of failures) console.error(`✗ ${failure}`);
  if (values.write) await publish(results);
  process.exitCode = failures.length > 0 ? 1 : 0;
} finally {
  if (!values.folder) await rm(folder, { recursive: true, force: true });
}
