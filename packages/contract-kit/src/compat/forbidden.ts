import type { VersionType } from "@changesets/types";
import major from "semver/functions/major.js";
import minor from "semver/functions/minor.js";
import { atLeast, neededBump } from "../gate/policy.ts";
import type { Cell } from "./matrix.ts";
import type { Pair } from "./pair.ts";

/**
 * True for a break that the version does not tell: the newer one is of the same major (below 1.0.0: of the
 * same minor), or it is the working tree and its changesets declare less than the break needs.
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
  if (newer.current) return !atLeast(declared, neededBump(findings, older.version)) || findings.length === 0;
  if (major(older.version) !== major(newer.version)) return false;
  return major(older.version) > 0 || minor(older.version) === minor(newer.version);
}
