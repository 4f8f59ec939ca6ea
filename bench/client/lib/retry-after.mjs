// @ts-check
import { child } from "./child.mjs";

const { table } = await import("../../../packages/client-runtime/test/support/retry-after-table.ts");

/** The rows of the table, in words. */
export const rowNames = table.map(([name]) => name);

/** @typedef {{ waitMs?: number, reportedMs?: number }} Probe what a client did: waited, or gave up and reported */

/** Longest wait that a call should take; above it the caller gets an error. */
const cap = 120_000;

/**
 * Whether a wait is right: no shorter than asked for, at most a tenth longer.
 * Where a legal value asks for no wait, any short one will do; without a legal value a backoff is due, so not at once.
 * @param {(typeof table)[number]} row
 * @param {Probe} probe
 */
function isRight([, headers, wanted], { waitMs, reportedMs }) {
  if (wanted === "backoff") {
    const legal = /^\d+$|GMT$/.test(headers["retry-after"] ?? "");
    return waitMs !== undefined && waitMs >= (legal ? 0 : 100) && waitMs <= 2000;
  }
  if (waitMs === undefined) return wanted > cap && reportedMs === wanted;
  return waitMs >= wanted && waitMs <= wanted * 1.1 + 50;
}

/**
 * Probes one client: each cell of its column, and how many are right.
 * @param {{ file: string }} client
 */
export async function probeRetryAfter({ file }) {
  /** @type {{ rows: Probe[] }} */
  const { rows } = await child("retry-child.mjs", file);
  const cells = rows.map((probe, index) => {
    const row = table[index];
    return { ...probe, right: row !== undefined && isRight(row, probe) };
  });
  return { cells, right: cells.filter(({ right }) => right).length };
}

/**
 * A cell in words: `2 s`, `gives up, reports 300 s`, `no retry`.
 * @param {Probe} probe
 */
export function cellText({ waitMs, reportedMs }) {
  if (waitMs !== undefined) return `${Number((waitMs / 1000).toFixed(2))} s`;
  return reportedMs === undefined ? "no retry" : `gives up, reports ${reportedMs / 1000} s`;
}
