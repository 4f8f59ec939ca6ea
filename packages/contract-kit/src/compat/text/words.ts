import type { Disagreement, State } from "../matrix.ts";

/** A shape for each colour. */
export const signs: Readonly<Record<State, string>> = { works: "✓", newer: "◐", accepted: "~", breaks: "✗" };

/** What a state means. */
export const stateTexts: Readonly<Record<State, string>> = {
  works: "works",
  newer: "the newer client needs what only the newer server gives",
  accepted: "breaks, and that was accepted with a reason",
  breaks: "breaks; the number counts the failures",
};

/** What a disagreement is, after the two versions. */
export const disagreementTitles: Readonly<Record<Disagreement["kind"], string>> = {
  "red-without-finding": "something fails that the diff does not report",
  "finding-without-red": "the diff reports a break that no run shows",
  "compilers-differ": "one compiler accepts what the other refuses",
};
