import { get } from "@partner-licenses/document/json";
import { at, type Loc } from "@partner-licenses/document/reader/pointer";
import { STR } from "../normalise/mask.ts";
import type { Fact, SchemaNode } from "../normalise/node.ts";
import { locOf, places, type View } from "../normalise/view.ts";
import type { Effect } from "./effect.ts";
import type { Constraint } from "./keywords/constraint.ts";
import { constraints } from "./keywords/table.ts";
import type { Task } from "./relate.ts";

/** Compares every keyword of the table that both sides' types give a meaning. */
export function relateFacts(task: Task): void {
  const { pair, base, revision, common } = task;
  for (const row of constraints) {
    if ((row.types & common) === 0) continue;
    const [before, after] = [heldIn(base, row, common), heldIn(revision, row, common)];
    if (before === undefined && after === undefined) continue;
    const effect = row.relate(before?.demand, after?.demand);
    if (effect === undefined) continue;
    pair.deltas.push({
      rule: `${row.name}-${changeName(before, after, effect)}`,
      effect,
      text: describe(row, before, after),
      ...places(placeOf(base, row, before), placeOf(revision, row, after)),
    });
  }
}

/** The node's fact as far as it matters for the types that both sides allow. */
function heldIn(node: SchemaNode, row: Constraint, common: number): Fact | undefined {
  const fact = node.facts.get(row.name);
  if (fact === undefined || row.within === undefined) return fact;
  const demand = row.within(fact.demand, common);
  return demand === undefined ? undefined : { ...fact, demand };
}

/** Compares the schema of what a string holds (`contentSchema`). */
export function relateContentSchema({ engine, pair, base, revision, common }: Task): void {
  const [before, after] = [contentOf(base), contentOf(revision)];
  if ((common & STR) === 0 || (before === undefined && after === undefined)) return;
  const [a, b] = [before ?? pair.base.side.viewOf([]), after ?? pair.revision.side.viewOf([])];
  engine.link(pair, engine.pair(a, b, { ...pair.mode, carrier: "json" }), { kind: "self" });
}

function contentOf(node: SchemaNode): View | undefined {
  const part = node.docParts.find((item) => get(item.raw, "contentSchema") !== undefined);
  const schema = get(part?.raw, "contentSchema");
  return part === undefined ? undefined : node.view.side.view(schema, at(part.loc, "contentSchema"));
}

function changeName(before: Fact | undefined, after: Fact | undefined, effect: Effect): string {
  if (before === undefined) return "added";
  if (after === undefined) return "removed";
  return { narrower: "tightened", wider: "loosened", both: "changed", unknown: "changed" }[effect];
}

function describe(row: Constraint, before: Fact | undefined, after: Fact | undefined): string {
  const name = row.spelled[0] ?? row.name;
  if (before === undefined) return `\`${name}\` was added: ${row.show(after?.demand)}`;
  if (after === undefined) return `\`${name}\` was removed (it was ${row.show(before.demand)})`;
  return `\`${name}\` went from ${row.show(before.demand)} to ${row.show(after.demand)}`;
}

function placeOf(node: SchemaNode, row: Constraint, fact: Fact | undefined): Loc | undefined {
  if (fact === undefined) return locOf(node.view);
  const key = row.spelled.find((name) => get(fact.part.raw, name) !== undefined);
  return key === undefined ? fact.part.loc : at(fact.part.loc, key);
}
