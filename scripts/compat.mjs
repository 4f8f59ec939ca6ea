// @ts-check
// Released versions against each other and against the working tree: ours, and the fixtures.
// test/releases plants a break: its 1.2.0 calls itself minor and breaks callers. The run must find that break,
// all of it and nothing else; anything in our own history fails.
import { execFile } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "./build.mjs";
import { contract } from "./contract.mjs";
import { readOptions } from "./options.mjs";

const usage = `Usage: pnpm compat [--write] [--format pretty|json|markdown]

Runs released clients and programs with other versions of the contract: ours, and the fixtures with their planted break.
--write keeps the results for the docs. Other histories: pnpm contract compat --released <folder>`;
const { write = false, format } = readOptions(usage, {
  write: { type: "boolean", short: "w" },
  format: { type: "string", short: "f", default: "pretty" },
});

const ours = "spec/released";
const fixtures = "test/releases";
/** The fixture that breaks, and the release that it should have been compatible with. */
const planted = { base: "1.1.0", version: "1.2.0" };

/**
 * What the run shows of a history, as far as it is judged here.
 * @typedef {object} History
 * @property {Cell[]} cells
 * @property {{ message: string }[]} disagreements
 * @property {{ finding: { message: string } }[]} unseen
 *
 * @typedef {object} Cell
 * @property {string} kind
 * @property {string} client
 * @property {string} server
 * @property {boolean} forbidden
 * @property {{ fingerprint: string }[]} findings
 */

const fresh = "node_modules/.cache/compat";
const kept = "apps/docs/data";

// A project that was made from this one has no fixtures.
const folders = [ours, fixtures].filter((folder) => folder === ours || existsSync(folder));
const histories = folders.flatMap((folder) => ["--released", folder]);
const packages = ["--filter=./spec", "--filter=./packages/*", "--output-logs=errors-only"];
// What it prints on stdout may be read by a program.
const built = await build(packages, { quiet: true });
if (built !== 0) process.exit(built);
rmSync(fresh, { recursive: true, force: true });
const code = await contract("compat", ...histories, "--write", "--report", fresh, "--format", format);
// 1 is also the end of a run that shows the planted break; without results it is a failure.
if (code > 1 || !existsSync(join(fresh, "compat.json"))) process.exit(code || 1);

/** @type {{ histories: [own: History, planting?: History] }} */
const {
  histories: [own, planting],
} = JSON.parse(readFileSync(join(fresh, "compat.json"), "utf8"));
const faults = [...ownFaults(own), ...(planting ? await plantedFaults(planting) : []), ...drift()];
for (const fault of faults) console.error(`✗ ${fault}`);
if (faults.length > 0) process.exit(1);
// For people: not into the results that a program reads.
const print = format === "pretty" ? console.log : console.error;
if (planting)
  print(`✓ the break that ${fixtures} plants in ${planted.version} is caught in full, and nothing else`);

/** Compares the results with those of the docs, or with --write replaces them. */
function drift() {
  if (own.cells.length === 0 && planting === undefined) return [];
  const names = ["compat.json", "compat.md"];
  /** @type {(folder: string, name: string) => string} */
  const read = (folder, name) =>
    existsSync(join(folder, name)) ? readFileSync(join(folder, name), "utf8") : "";
  const other = names.filter((name) => read(fresh, name) !== read(kept, name));
  if (!write)
    return other.map(
      (name) => `${kept}/${name} differs from the results of this run\n  next: pnpm compat --write`,
    );
  mkdirSync(kept, { recursive: true });
  for (const name of other) copyFileSync(join(fresh, name), join(kept, name));
  return [];
}

/**
 * @param {History} history
 * @returns {string[]} what is wrong with our own releases
 */
function ownFaults({ cells, disagreements }) {
  const red = cells.filter(({ forbidden }) => forbidden);
  return [
    ...red.map(({ client, server, kind }) => `${ours}: ${kind} of ${client} breaks with ${server}`),
    ...disagreements.map(({ message }) => `${ours}: ${message}`),
  ];
}

/**
 * @param {History} history
 * @returns {Promise<string[]>} what was not caught, and what else was caught
 */
async function plantedFaults({ cells, disagreements, unseen }) {
  const faults = [...disagreements, ...unseen.map(({ finding }) => finding)].map(({ message }) => message);
  // The working tree may break with them by a major changeset, which is about our own releases: the drift shows it.
  const among = cells.filter(({ client, server }) => ![client, server].includes("current"));
  const wrong = among.filter(({ forbidden, client, server }) => forbidden !== isPlanted(client, server));
  for (const { kind, client, server, forbidden } of wrong)
    faults.push(
      `${kind} of ${client} with ${server} ${forbidden ? "breaks, and should not" : "should break"}`,
    );
  const expected = await breaksOf(planted);
  const shown = new Set(
    cells
      .filter(({ forbidden }) => forbidden)
      .flatMap(({ findings }) => findings.map(({ fingerprint }) => fingerprint)),
  );
  for (const { fingerprint, message } of expected)
    if (!shown.has(fingerprint)) faults.push(`nothing shows ${fingerprint}: ${message}`);
  return faults.map((fault) => `${fixtures}: ${fault}`);
}

/**
 * Older clients and older code, at the server and with the types of the planted version.
 * @param {string} client
 * @param {string} server
 */
function isPlanted(client, server) {
  return server === planted.version && client !== planted.version;
}

/**
 * @param {typeof planted} pair
 * @returns {Promise<{ level: string, fingerprint: string, message: string }[]>}
 */
async function breaksOf({ base, version }) {
  const files = [base, version].map((each) => `${fixtures}/${each}.yaml`);
  const args = ["packages/contract-kit/bin/contract.js", "diff", ...files, "--format", "json"];
  /** @type {string} */
  const out = await new Promise((resolve, reject) => {
    execFile(process.execPath, args, (error, stdout) => (error === null ? resolve(stdout) : reject(error)));
  });
  /** @type {{ findings: Awaited<ReturnType<typeof breaksOf>> }} */
  const { findings } = JSON.parse(out);
  return findings.filter(({ level }) => level === "breaking");
}
