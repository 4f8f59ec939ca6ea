// @ts-check
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startMock } from "@partner-licenses/mock";
import { startServer } from "../server/server.mjs";
import { installRuntimes, runtimes } from "./index.mjs";

/** @typedef {{ name: string, version: string, passed: number, failed: { check: string, message: string | undefined }[] }} Row */
/** @typedef {{ checks: string[], runtimes: Row[] }} Matrix */

/**
 * Runs the checks on every runtime, one after the other.
 * @param {{ only?: string | undefined, onDone?(row: Row & { seconds: number }): void }} [options]
 * @returns {Promise<Matrix>}
 */
export async function runMatrix({ only, onDone } = {}) {
  const installed = await installRuntimes();
  const folder = await mkdtemp(join(tmpdir(), "conformance-"));
  const server = await startServer();
  const mock = await startMock({ port: 0 });
  const setting = { server: server.url, mock: mock.url, closed: server.closed, browser: false };
  /** @type {Row[]} */
  const rows = [];
  /** @type {string[]} */
  let checks = [];
  try {
    for (const { name, run } of runtimes(installed, folder)) {
      if (only !== undefined && !name.toLowerCase().includes(only.toLowerCase())) continue;
      const began = Date.now();
      const { results, version } = await run(setting).catch((error) => ({
        version: "?",
        results: [{ name: "starts", ok: false, message: error.message }],
      }));
      if (results.length > checks.length) checks = results.map((result) => result.name);
      const failed = results.filter(({ ok }) => !ok).map(({ name: check, message }) => ({ check, message }));
      const row = { name, version, passed: results.length - failed.length, failed };
      rows.push(row);
      onDone?.({ ...row, seconds: (Date.now() - began) / 1000 });
    }
  } finally {
    await Promise.all([server.stop(), mock.stop(), rm(folder, { recursive: true, force: true })]);
  }
  return { checks, runtimes: rows };
}
