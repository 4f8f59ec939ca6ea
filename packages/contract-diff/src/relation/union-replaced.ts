import { at } from "@partner-licenses/document/reader/pointer";
import { rules } from "../catalogue/rules.ts";
import { placeIn } from "../catalogue/weights.ts";
import type { Group, SchemaNode } from "../normalise/node.ts";
import { locOf, places, type View } from "../normalise/view.ts";
import { addDelta, type Delta, type SchemaPair } from "./delta.ts";
import type { Engine } from "./engine.ts";
import type { Task } from "./relate.ts";
import { isSameName } from "./similarity.ts";
import { nameOf } from "./union-members.ts";

/**
 * Whether a union gave way to a single schema that none of its members is, or the other way round. What differs between
 * that schema and the member most like it is not what changed.
 */
export function isReplaced({ engine, pair }: Task, was: readonly View[], is: readonly View[]): boolean {
  if ((was.length === 1) === (is.length === 1)) return false;
  if (was.some((a) => is.some((b) => isSameName(a, b)))) return false;
  return was.every((a) => is.every((b) => breaksTwice(engine, engine.pair(a, b, pair.mode))));
}

/** One finding for the whole union. */
export function addReplaced({ pair, base, revision }: Task, before: Group, after: Group): void {
  const place = ({ members, part, kind }: Group) =>
    members[1] === undefined ? members[0] && locOf(members[0]) : at(part.loc, kind);
  const names = ({ members }: Group, { types }: SchemaNode) => members.map((member) => nameOf(member, types));
  const facts = { before: names(before, base), after: names(after, revision) };
  addDelta(pair, rules["union-replaced"], places(place(before), place(after)), facts);
}

function breaksTwice(engine: Engine, pair: SchemaPair): boolean {
  let breaks = 0;
  const isOne = ({ weight }: Delta) => placeIn(weight.levels, pair.mode.direction).level === "breaking";
  return !engine.every(pair, (delta) => !isOne(delta) || ++breaks < 2);
}
