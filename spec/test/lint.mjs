// @ts-check
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const redocly = createRequire(import.meta.url).resolve("@redocly/cli/bin/cli.js");
const plugin = join(import.meta.dirname, "../plugins/contract.mjs");

/**
 * Lints a document with one rule and the real Redocly CLI.
 * Returns a line per problem: its pointer and its message.
 * @param {string} rule
 * @param {string} yaml
 * @param {object} [options]
 * @returns {Promise<string[]>}
 */
export async function lint(rule, yaml, options = {}) {
  const folder = await mkdtemp(join(tmpdir(), "lint-"));
  try {
    const config = {
      telemetry: "off",
      plugins: [plugin],
      rules: { [rule]: { severity: "error", ...options } },
    };
    await writeFile(join(folder, "redocly.yaml"), JSON.stringify(config));
    await writeFile(join(folder, "openapi.yaml"), yaml);
    /** @type {{ problems: { location: { pointer: string }[], message: string }[] }} */
    const { problems } = JSON.parse(await run(folder, ["lint", "openapi.yaml", "--format", "json"]));
    return problems.map(({ location, message }) => `${location[0]?.pointer} ${message}`);
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
