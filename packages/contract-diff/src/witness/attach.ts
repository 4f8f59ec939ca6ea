import type { Grouped } from "../findings/collect.ts";
import { type Found, searchWitness, tries } from "./search.ts";

/** Findings for which a witness is looked for: on a huge diff the rest goes without. */
const most = 400;

/**
 * Looks for a witness of each breaking schema finding. One that is proved to have none breaks nobody and is
 * reported as additive; an undecided one with a witness is decided. A break that is about values and that no whole
 * message shows is unproven, and says what was tried.
 */
export function attachWitnesses(groups: readonly Grouped[]): void {
  let left = most;
  for (const group of groups) {
    const { level } = group.draft;
    if ((level !== "breaking" && level !== "unproven") || group.pairs.length === 0) continue;
    const found = left-- > 0 ? firstFound(group) : undefined;
    const isByEffect = group.pairs.every(({ delta }) => delta.weight.effect !== undefined);
    // No validator looks at how a text is encoded and what it holds.
    const isAboutValues = isByEffect && !group.draft.rule.id.startsWith("content-");
    if (found === "none") {
      if (isByEffect) group.draft = { ...group.draft, level: "additive", source: "none" };
    } else if (found !== undefined && (found.isWhole || !isAboutValues)) {
      group.witness = found.witness;
      group.draft = { ...group.draft, level: "breaking" };
    } else if (isAboutValues) {
      group.draft = { ...group.draft, level: "unproven" };
      group.tried = left < 0 ? beyond : found === undefined ? values : messages;
    }
  }
}

const beyond = `nothing, as only the first ${most} breaking findings of a diff are searched`;
const values = `up to ${tries} values at the edge of what differs: none is accepted by one side and refused by the other`;
/** What was tried where a value shows a break, and no whole message does. */
export const messages =
  "whole messages around a value that shows it: in none of them do the two sides disagree";

function firstFound(group: Grouped): Found {
  let proved = 0;
  for (const { pair, delta } of group.pairs.slice(0, 4)) {
    const found = searchWitness(pair, delta);
    if (found === "none") proved++;
    else if (found !== undefined) return found;
  }
  return proved === group.pairs.length ? "none" : undefined;
}
