import type { Grouped } from "../findings/collect.ts";
import type { Roots } from "../findings/reach.ts";
import { sourceOf } from "../findings/report.ts";
import type { Prover } from "./prover.ts";
import { type Found, searchWitness, showProved, tries } from "./search.ts";

/** Findings for which a witness is looked for: on a huge diff the rest goes without. */
const most = 400;

/**
 * Looks for a witness of each breaking schema finding. One that is proved to have none breaks nobody and is
 * reported as additive; an undecided one with a witness is decided. A break that is about values and that no whole
 * message shows is unproven, and says what was tried.
 */
export function attachWitnesses(groups: readonly Grouped[], roots: Roots, prover: Prover): void {
  let left = most;
  for (const group of groups) {
    const { level } = group.draft;
    if ((level !== "breaking" && level !== "unproven") || group.pairs.length === 0) continue;
    const searched = left-- > 0 ? firstFound(group, prover) : undefined;
    const isShowable = isAboutValues(group);
    const isShown = typeof searched === "object" && searched.isWhole;
    const found =
      isShown || !isShowable || left < 0 ? searched : (takenApart(group, roots, prover) ?? searched);
    if (found === "none") {
      if (isShowable) group.draft = { ...group.draft, level: "additive", source: sourceOf(group.draft) };
    } else if (found !== undefined && (found.isWhole || !isShowable)) {
      group.witness = found.witness;
      group.accepts = found.accepts;
      group.draft = { ...group.draft, level: "breaking" };
    } else if (isShowable) {
      group.draft = { ...group.draft, level: "unproven" };
      group.tried = left < 0 ? beyond : found === undefined ? values : messages;
    }
  }
}

/** Whether values show the change. No validator looks at the encoding of a text, nor at words that nobody knows. */
export function isAboutValues({ draft, pairs }: Grouped): boolean {
  const isByEffect = pairs.length > 0 && pairs.every(({ delta }) => delta.weight.effect !== undefined);
  return isByEffect && !/^(content-|unknown-|dialect-|digits-)/.test(draft.rule.id);
}

/** What taking the schemas apart shows: a message that breaks, or that none does. */
function takenApart({ pairs }: Grouped, roots: Roots, prover: Prover): Found {
  if (pairs.every(({ pair }) => prover.isHarmless(pair, roots))) return "none";
  for (const { pair } of pairs.slice(0, 4)) {
    const shown = showProved(pair, prover);
    if (shown?.isWhole === true) return shown;
  }
  return undefined;
}

const beyond = `nothing, as only the first ${most} breaking findings of a diff are searched`;
const values = `up to ${tries} values at the edge of what differs: none is accepted by one side and refused by the other`;
/** What was tried where a value shows a break, and no whole message does. */
export const messages =
  "whole messages around a value that shows it: in none of them do the two sides disagree";

function firstFound(group: Grouped, prover: Prover): Found {
  let proved = 0;
  for (const { pair, delta } of group.pairs.slice(0, 4)) {
    const found = searchWitness(pair, delta, prover);
    if (found === "none") proved++;
    else if (found !== undefined) return found;
  }
  return proved === group.pairs.length ? "none" : undefined;
}
