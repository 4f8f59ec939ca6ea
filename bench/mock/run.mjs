// Measures our mock beside its peers and writes RESULTS.md. Usage: node bench/mock/run.mjs [folder-to-reuse]
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { commands } from "./lib/commands.mjs";
import { installAll } from "./lib/install.mjs";
import { measureLoad, measureStart } from "./lib/measure.mjs";
import { timeNpx } from "./lib/npx.mjs";
import { runParity } from "./lib/parity.mjs";
import { publish } from "./lib/publish.mjs";
import { page } from "./lib/report.mjs";
import { soak } from "./lib/soak.mjs";

const here = import.meta.dirname;
const spec = resolve(here, "../../spec/dist/openapi.json");
const rounds = 3;
const sizes = { slow: { warmUp: 200, total: 1000 }, usual: { warmUp: 2000, total: 8000 } };

async function measureAll(installed) {
  const mocks = {};
  for (const [name, command] of Object.entries(commands(installed))) {
    console.log(`measuring ${name}`);
    const size = name === "mockoon" ? sizes.slow : sizes.usual;
    const start = await measureStart(command, rounds);
    const load = { 4: await measureLoad(command, 4, size), 50: await measureLoad(command, 50, size) };
    const wrong = load[4].wrong + load[50].wrong;
    if (wrong > 0) throw new Error(`${name} gave ${wrong} answers other than 200`);
    mocks[name] = {
      ...(installed[name] && { install: { mib: installed[name].mib, packages: installed[name].packages } }),
      start,
      load,
    };
  }
  return mocks;
}

const reuse = process.argv[2];
const folder = reuse ?? (await mkdtemp(join(tmpdir(), "bench-mock-")));
try {
  const listing = join(folder, "installed.json");
  const installed = reuse ? JSON.parse(await readFile(listing, "utf8")) : await installAll(folder, spec);
  await writeFile(listing, JSON.stringify(installed));
  const results = { rounds, mocks: await measureAll(installed) };
  const stages = {
    parity: () => runParity(),
    npx: () => timeNpx(folder, installed),
    soak: () => soak(commands(installed).ours),
  };
  // Written after each stage: a long run that is broken off keeps what it has.
  for (const [name, stage] of Object.entries(stages)) {
    console.log(`measuring ${name}`);
    results[name] = await stage();
    await writeFile(join(here, "RESULTS.md"), page(results));
    await publish();
  }
} finally {
  if (!reuse) await rm(folder, { recursive: true, force: true });
}
