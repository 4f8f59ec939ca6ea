import { child } from "./child.mjs";

const { table } = await import("../../../packages/client/test/support/retry-after-table.ts");

/** The rows of the table, in words. */
export const rowNames = table.map(([name]) => name);

/** Longest wait that a call should take; above it the caller is told. */
const cap = 120_000;

/**
 * Whether a wait is right: never earlier than told, at most a tenth later.
 * Where a legal value tells no wait, any short one will do; where nothing legal is told, a backoff, so not at once.
 */
function isRight([, headers, wanted], { waitMs, toldMs }) {
  if (wanted === "backoff") {
    const legal = /^\d+$|GMT$/.test(headers["retry-after"]);
    return waitMs !== undefined && waitMs >= (legal ? 0 : 100) && waitMs <= 2000;
  }
  if (waitMs === undefined) return wanted > cap && toldMs === wanted;
  return waitMs >= wanted && waitMs <= wanted * 1.1 + 50;
}

/** Probes one client: each cell of its column, and how many are right. */
export async function probeRetryAfter({ file }) {
  const { rows } = await child("retry-child.mjs", file);
  const cells = rows.map((row, index) => ({ ...row, right: isRight(table[index], row) }));
  return { cells, right: cells.filter(({ right }) => right).length };
}

/** A cell in words: `2 s`, `gives up, tells 300 s`, `no retry`. */
export function cellText({ waitMs, toldMs }) {
  if (waitMs !== undefined) return `${Number((waitMs / 1000).toFixed(2))} s`;
  return toldMs === undefined ? "no retry" : `gives up, tells ${toldMs / 1000} s`;
}
