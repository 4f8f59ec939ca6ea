import { type Loc, lastKey } from "@partner-licenses/document/reader/pointer";
import { rules } from "../catalogue/rules.ts";
import { typeNames } from "../keywords/mask.ts";
import { nodeOf } from "../normalise/node.ts";
import { locOf, type Places, type View } from "../normalise/view.ts";
import { addDelta } from "./delta.ts";
import type { Task } from "./relate.ts";

/** One finding for all members that came or went at once. */
export function addMembers(
  { pair }: Task,
  members: readonly View[],
  change: "removed" | "added",
  where: (loc: Loc | undefined) => Places,
): void {
  const [first] = members;
  if (first === undefined) return;
  addDelta(
    pair,
    rules[`union-member-${change}`],
    { alternatives: members, ...where(locOf(first)) },
    {
      names: members.map(nameOf),
    },
  );
}

/** What people call an alternative. */
export function nameOf(view: View): string {
  if (view.ref !== undefined) return `\`${lastKey(view.ref)}\``;
  const node = nodeOf(view);
  return node === undefined ? "" : `(${typeNames(node.types)})`;
}
