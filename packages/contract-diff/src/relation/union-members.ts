import { type Loc, lastKey } from "@partner-licenses/document/reader/pointer";
import { typeNames } from "../keywords/mask.ts";
import { nodeOf } from "../normalise/node.ts";
import { locOf, type View } from "../normalise/view.ts";
import type { Task } from "./relate.ts";

/** One finding for all members that came or went at once. */
export function tellMembers(
  { pair }: Task,
  members: readonly View[],
  change: "removed" | "added",
  where: (loc: Loc | undefined) => { base?: Loc; revision?: Loc },
): void {
  const [first, ...others] = members;
  if (first === undefined) return;
  const names = members.map(nameOf).join(", ");
  const text =
    others.length === 0
      ? `the alternative ${names} was ${change}`
      : `the alternatives ${names} were ${change}`;
  const effect = change === "removed" ? "narrower" : "wider";
  pair.deltas.push({ rule: `union-member-${change}`, effect, typed: true, text, ...where(locOf(first)) });
}

function nameOf(view: View): string {
  if (view.ref !== undefined) return `\`${lastKey(view.ref)}\``;
  const node = nodeOf(view);
  return node === undefined ? "" : `(${typeNames(node.types)})`;
}
