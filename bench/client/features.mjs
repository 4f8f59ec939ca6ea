// @ts-check
// One contract that nobody here wrote a client for, and what the clients that are generated from it do: a table in which a
// row is ✓ only if the bytes on the wire and the outcome are right. Option: --write (puts the table into README.md).
import { execFile } from "node:child_process";
import { cp, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs, promisify } from "node:util";
import { build } from "esbuild";
import { cachedInstall } from "../../scripts/cached-install.mjs";
import { rows } from "./features/rows.mjs";
import { done, startServer } from "./features/server.mjs";

const { values } = parseArgs({ options: { write: { type: "boolean" } } });
const here = import.meta.dirname;
const installed = join(here, "../node_modules");
const kit = join(here, "../../packages/contract-kit/bin/contract.js");
const contracts = { shop: "Shop", next: "Next" };
const run = promisify(execFile);

/** @typedef {{ program: string, packages: Record<string, string>, generate?: string[] }} Peer */
/** @type {Record<string, Peer>} */
const peers = JSON.parse(await readFile(join(here, "features/peers.json"), "utf8"));

/** @type {{ name: string, cells: boolean[] }[]} */
const results = [];
for (const [name, peer] of Object.entries(peers)) {
  const dir = await prepare(peer);
  const cells = await tryRows(peer, dir);
  const version = Object.values(peer.packages)[0] ?? "";
  results.push({ name: `${name} ${version}`.trim(), cells });
  console.log(`${name}: ${cells.filter(Boolean).length} of ${rows.length}`);
}
const table = [
  `| | ${results.map(({ name }) => name).join(" | ")} |`,
  `|--|${results.map(() => "--").join("|")}|`,
  ...rows.map(
    ({ name }, index) =>
      `| ${name} | ${results.map(({ cells }) => (cells[index] ? "✓" : "✗")).join(" | ")} |`,
  ),
].join("\n");
console.log(`\n${table}`);
if (values.write) await writeTable();
// Ours has every row.
process.exitCode = results[0]?.cells.every(Boolean) ? 0 : 1;

/**
 * Installs a generator, generates both contracts and bundles the program. What it cannot generate is an empty module.
 * @param {Peer} peer
 */
async function prepare({ program, packages, generate }) {
  const { dir } = await cachedInstall(`bench-client/features-${program}`, packages);
  await cp(join(here, "features/programs"), dir, { recursive: true });
  for (const [name, api] of Object.entries(contracts)) {
    await rm(join(dir, name), { recursive: true, force: true });
    const contract = join(here, `features/${name}.yaml`);
    if (generate === undefined) await generateOurs(join(dir, name), api, contract);
    else {
      const [script = "", ...args] = generate.map((text) =>
        text.replace("{contract}", contract).replace("{name}", name),
      );
      const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
      await run(process.execPath, [script, ...args], { cwd: dir, env });
    }
  }
  await build({
    entryPoints: [join(dir, `${program}.ts`)],
    outfile: join(dir, "run.mjs"),
    ...{ bundle: true, format: "esm", platform: "node", target: "node24", logLevel: "error" },
  });
  return dir;
}

/** @type {(folder: string, name: string, contract: string) => Promise<void>} */
async function generateOurs(folder, name, contract) {
  await mkdir(folder);
  await symlink(installed, join(folder, "node_modules"));
  const outputs = { types: "types", client: "client" };
  const config = { spec: contract, name, importExtension: ".ts", outputs };
  await writeFile(join(folder, "contract.config.json"), JSON.stringify(config));
  await run(process.execPath, [kit, "generate"], { cwd: folder });
}

/**
 * @param {Peer} peer
 * @param {string} dir
 */
async function tryRows({ program }, dir) {
  const { calls } = await import(pathToFileURL(join(dir, "run.mjs")).href);
  /** @type {boolean[]} */
  const cells = [];
  for (const { id, answer, right } of rows) {
    const [server, elsewhere] = [await startServer(), await startServer()];
    const own = calls({ baseUrl: `${server.origin}/v1`, port: String(server.port) });
    server.state.answer = answer?.(elsewhere.origin) ?? done;
    const call = id === "headers" ? () => isTyped(program, dir) : own[id];
    const outcome = await settled(call);
    const { requests } = server;
    cells.push(
      call !== undefined && (await right({ ...outcome, requests, elsewhere: elsewhere.requests })) === true,
    );
    server.stop();
    elsewhere.stop();
  }
  return cells;
}

/** @param {(() => Promise<unknown>) | undefined} call */
async function settled(call) {
  /** @type {Promise<never>} */
  const late = new Promise((_, reject) => setTimeout(reject, 20_000, new Error("it never ends")).unref());
  try {
    return { value: await Promise.race([call?.(), late]) };
  } catch (error) {
    return { error };
  }
}

/** @type {(program: string, dir: string) => Promise<boolean>} */
async function isTyped(program, dir) {
  const options = [
    "--ignoreConfig",
    "--noEmit",
    "--strict",
    "--skipLibCheck",
    "--target",
    "es2022",
    "--module",
    "esnext",
  ];
  const more = ["--moduleResolution", "bundler", "--allowImportingTsExtensions", "--types", ""];
  const tsc = join(installed, "typescript/bin/tsc");
  await run(process.execPath, [tsc, ...options, ...more, join(dir, `${program}.headers.ts`)]);
  return true;
}

/** Puts the table between its marks in README.md. */
async function writeTable() {
  const file = join(here, "README.md");
  const text = await readFile(file, "utf8");
  const marked = `<!-- features -->\n${table}\n<!-- end of features -->`;
  await writeFile(
    file,
    text.replace(/<!-- features -->[\s\S]*<!-- end of features -->/, () => marked),
  );
}
