import type { VersionType } from "@changesets/types";
import { ContractError } from "@partner-licenses/document/errors";
import coerce from "semver/functions/coerce.js";
import compare from "semver/functions/compare.js";

/**
 * The bump between two versions: of semantic versions, also short ones such as `v2` or `1.4`, or of dates, each of which
 * may break like a major version. `none` when the second is not greater. Throws a ContractError for other texts.
 */
export function bumpBetween(old: string, now: string): VersionType {
  if (old === now) return "none";
  if (isDate(old) && isDate(now)) return now > old ? "major" : "none";
  const [before, after] = [semantic(old), semantic(now)];
  if (before === undefined || after === undefined)
    throw new ContractError(`nobody can say how ${now} follows ${old}`, {
      hint: "number releases by semantic versions or by dates, or say what is declared: `--declared minor`",
    });
  if (compare(after, before) <= 0) return "none";
  if (after.major !== before.major) return "major";
  return after.minor === before.minor ? "patch" : "minor";
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}/.test(text);
}

function semantic(text: string) {
  return /^v?\d+(\.\d+){0,2}(?![\d.])/.test(text) && !isDate(text)
    ? (coerce(text, { includePrerelease: true }) ?? undefined)
    : undefined;
}
