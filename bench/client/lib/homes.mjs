// @ts-check
import { execFile } from "node:child_process";
import { cp, mkdir, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { cachedInstall } from "../../../scripts/cached-install.mjs";

const programs = fileURLToPath(new URL("../programs/", import.meta.url));
const require = createRequire(import.meta.url);
const contract = fileURLToPath(new URL("../../../spec/dist/openapi.json", import.meta.url));
const redocly = join(dirname(require.resolve("@redocly/cli/package.json")), "bin/cli.js");

/**
 * A client that is compared.
 * @typedef {object} Peer
 * @property {string} name
 * @property {string} program
 * @property {Record<string, string>} packages
 * @property {Record<string, string>} [tools] what it is generated with
 * @property {string[]} [generate] script and arguments
 * @property {boolean} [stub]
 */

/** @typedef {Peer & { dir: string, entry: string, file: string }} Ready */
/** @typedef {Peer & { reason: string }} Left */

/** @type {Peer} */
const own = { name: "@partner-licenses/client", program: "ours", packages: {} };

/**
 * The client and its peers, each ready to run: `file` for programs of Node, `entry` and `dir` for bundling.
 * A peer that cannot be installed or generated has a `reason` instead.
 * @param {readonly string[]} [only]
 * @returns {Promise<{ clients: Ready[], left: Left[] }>}
 */
export async function prepareAll(only) {
  /** @type {Peer[]} */
  const peers = JSON.parse(await readFile(new URL("../peers.json", import.meta.url), "utf8"));
  /** @type {Ready[]} */
  const clients = [];
  /** @type {Left[]} */
  const left = [];
  for (const peer of [own, ...peers]) {
    if (only?.length && peer !== own && !only.includes(peer.name)) continue;
    try {
      clients.push(await prepare(peer));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      left.push({ ...peer, reason: message.split("\n", 1).join() });
    }
  }
  return { clients, left };
}

/**
 * @param {Peer} peer
 * @returns {Promise<Ready>}
 */
async function prepare(peer) {
  const { program, packages, tools, generate, stub } = peer;
  const needed = { ...packages, ...tools };
  if (Object.keys(needed).length === 0 && !generate) {
    const file = join(programs, `${program}.mjs`);
    return { ...peer, dir: programs, entry: file, file };
  }
  const { dir } = await cachedInstall(`bench-client/${program}`, needed);
  await cp(programs, dir, { recursive: true });
  if (generate) await generateInto(dir, generate);
  const entry = join(dir, `${program}.mjs`);
  const file = join(dir, "run.mjs");
  await build({
    entryPoints: [stub ? join(dir, `${program}.stub.mjs`) : entry],
    outfile: file,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    logLevel: "error",
  });
  return { ...peer, dir, entry, file };
}

/**
 * @param {string} cwd
 * @param {readonly string[]} command
 */
async function generateInto(cwd, [script = "", ...args]) {
  await rm(join(cwd, "generated"), { recursive: true, force: true });
  await mkdir(join(cwd, "generated"));
  /** @param {string} text */
  const fill = (text) => text.replace("{contract}", contract).replace("{redocly}", redocly);
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  await promisify(execFile)(process.execPath, [fill(script), ...args.map(fill)], { cwd, env });
}
