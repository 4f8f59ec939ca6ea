import { type Loc, lastKey } from "@partner-licenses/document/reader/pointer";
import { rules } from "../catalogue/rules.ts";
import { typeNames } from "../keywords/mask.ts";
import { nodeOf } from "../normalise/node.ts";
import { locOf, type Places, type View } from "../normalise/view.ts";
import { addDelta } from "./delta.ts";
import type { Task } from "./relate.ts";

/** One finding for all members that came or went at once. */
export function addMembers(
  { pair, base, revision }: Task,
  members: readonly View[],
  change: "removed" | "added",
  where: (loc: Loc | undefined) => Places,
): void {
  const [first] = members;
  const { types } = change === "removed" ? base : revision;
  if (first === undefined) return;
  addDelta(
    pair,
    rules[`union-member-${change}`],
    { alternatives: members, ...where(locOf(first)) },
    {
      names: members.map((member) => nameOf(member, types)),
    },
  );
}

/** What people call an alternative that stands in a schema of these types. */
export function nameOf(view: View, types: number): string {
  if (view.ref !== undefined) return `\`${lastKey(view.ref)}\``;
  const node = nodeOf(view);
  return node === undefined ? "" : `(${typeNames(node.types & types)})`;
}
