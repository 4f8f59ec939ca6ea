import { get } from "../json.ts";
import { at, type Loc } from "../load/pointer.ts";
import type { Fact, SchemaNode } from "../normalise/node.ts";
import { locOf, places } from "../normalise/view.ts";
import type { Effect } from "./effect.ts";
import type { Constraint } from "./keywords/constraint.ts";
import { constraints } from "./keywords/table.ts";
import type { Task } from "./relate.ts";

/** Compares every keyword of the table that both sides' types give a meaning. */
export function relateFacts(task: Task): void {
  const { pair, base, revision, common } = task;
  for (const row of constraints) {
    if ((row.types & common) === 0) continue;
    const [before, after] = [base.facts.get(row.name), revision.facts.get(row.name)];
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
