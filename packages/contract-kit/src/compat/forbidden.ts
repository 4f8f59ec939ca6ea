import type { VersionType } from "@changesets/types";
import greater from "semver/functions/gt.js";
import major from "semver/functions/major.js";
import minor from "semver/functions/minor.js";
import { atLeast, neededBump } from "../gate/policy.ts";
import type { Cell } from "./matrix.ts";
import type { Pair } from "./pair.ts";

/**
 * True for a break that the version does not announce: the newer one is of the same major (below 1.0.0: of the
 * same minor), and when it is the working tree, its changesets declare less than the break needs.
 */
export function isForbidden(cell: Cell, pairs: readonly Pair[], declared: VersionType): boolean {
  if (cell.state !== "breaks") return false;
  const ends = [cell.client, cell.server];
  const pair = pairs.find(
    ({ older, newer }) =>
      ends.includes(older.label) &&
      ends.includes(newer.label) &&
      (older.label === newer.label) === (cell.client === cell.server),
  );
  if (pair === undefined) return true;
  const { older, newer, findings } = pair;
  if (newer.current && findings.length === 0) return true;
  if (announces(older.version, newer.version)) return false;
  return !newer.current || !atLeast(declared, neededBump(findings, older.version));
}

/** Whether the newer number alone says that something may break. */
function announces(older: string, newer: string): boolean {
  if (!greater(newer, older)) return false;
  return major(older) !== major(newer) || (major(older) === 0 && minor(older) !== minor(newer));
}
