// @ts-check
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const redocly = createRequire(import.meta.url).resolve("@redocly/cli/bin/cli.js");
const plugin = join(import.meta.dirname, "../plugins/contract.mjs");

/**
 * @typedef {object} Asked
 * @property {string} yaml
 * @property {object} rules
 * @property {(problems: string[]) => void} resolve
 * @property {(error: unknown) => void} reject
 */

/** @type {Asked[]} */
let waiting = [];

/**
 * Lints a document with one rule and the real Redocly CLI, which takes all that tests ask for at once.
 * Returns a line per problem: its pointer and its message.
 * @param {string} rule
 * @param {string} yaml
 * @param {object} [options]
 * @returns {Promise<string[]>}
 */
export function lint(rule, yaml, options = {}) {
  return new Promise((resolve, reject) => {
    const rules = { [rule]: { severity: "error", ...options } };
    if (waiting.push({ yaml, rules, resolve, reject }) > 1) return;
    setTimeout(() => {
      const all = waiting;
      waiting = [];
      lintAll(all).catch((error) => {
        for (const each of all) each.reject(error);
      });
    });
  });
}

/** @param {readonly Asked[]} all */
async function lintAll(all) {
  const folder = await mkdtemp(join(tmpdir(), "lint-"));
  try {
    const apis = all.map(({ rules }, index) => [index, { root: `${index}.yaml`, rules }]);
    const config = { telemetry: "off", plugins: [plugin], apis: Object.fromEntries(apis) };
    await writeFile(join(folder, "redocly.yaml"), JSON.stringify(config));
    for (const [index, { yaml }] of all.entries()) await writeFile(join(folder, `${index}.yaml`), yaml);
    // One document of JSON follows the other.
    const reports = (await run(folder, ["lint", "--format", "json"])).split(/(?<=^\})(?=\{$)/m);
    for (const [index, { resolve }] of all.entries()) {
      /** @type {{ problems: { location: { pointer: string }[], message: string }[] }} */
      const { problems } = JSON.parse(reports[index] ?? "");
      resolve(problems.map(({ location, message }) => `${location[0]?.pointer} ${message}`));
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * Redocly exits with 1 when it finds problems: they are the answer here, not a failure.
 * @param {string} cwd
 * @param {string[]} args
 * @returns {Promise<string>}
 */
function run(cwd, args) {
  const env = { ...process.env, REDOCLY_TELEMETRY: "off" };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [redocly, ...args], { cwd, env }, (error, stdout, stderr) => {
      stdout === "" ? reject(error ?? new Error(stderr)) : resolve(stdout);
    });
  });
}

/**
 * A document around one response of `GET /orders`.
 * @param {string} response
 */
export const withResponse = (response) =>
  document(`
paths:
  /orders:
    get:
      operationId: getOrders
      responses:
        '200':
${indent(response, 10)}`);

/**
 * A document around one schema.
 * @param {string} schema
 */
export const withSchema = (schema) =>
  document(`
paths: {}
components:
  schemas:
    Order:
${indent(schema, 6)}`);

/** @param {string} rest */
const document = (rest) => `openapi: 3.1.0\ninfo: { title: Orders, version: 1.0.0 }${rest}`;
/** @type {(text: string, spaces: number) => string} */
const indent = (text, spaces) => text.trim().replaceAll(/^/gm, " ".repeat(spaces));
