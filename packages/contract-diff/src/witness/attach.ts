import type { Grouped } from "../findings/collect.ts";
import type { Found } from "./search.ts";
import { searchWitness } from "./search.ts";

/** Findings for which a witness is looked for: on a huge diff the rest goes without. */
const most = 400;

/**
 * Looks for a witness of each breaking schema finding. One that is proved to have none breaks nobody and is
 * reported as additive; an undecided one with a witness is decided.
 */
export function attachWitnesses(groups: readonly Grouped[]): void {
  let left = most;
  for (const group of groups) {
    const { level } = group.draft;
    if ((level !== "breaking" && level !== "unproven") || group.pairs.length === 0) continue;
    if (left-- <= 0) return;
    const found = firstFound(group);
    if (found === undefined) continue;
    if (found === "none") {
      if (group.pairs.every(({ delta }) => delta.weight.effect !== undefined)) {
        group.draft = { ...group.draft, level: "additive", source: "none" };
      }
    } else {
      group.witness = found;
      group.draft = { ...group.draft, level: "breaking" };
    }
  }
}

function firstFound(group: Grouped): Found {
  let proved = 0;
  for (const { pair, delta } of group.pairs.slice(0, 4)) {
    const found = searchWitness(pair, delta);
    if (found === "none") proved++;
    else if (found !== undefined) return found;
  }
  return proved === group.pairs.length ? "none" : undefined;
}
