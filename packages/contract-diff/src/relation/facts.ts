import { get } from "@partner-licenses/document/json";
import { at, type Loc } from "@partner-licenses/document/reader/pointer";
import { type ConstraintChange, constraintRules } from "../catalogue/rules.ts";
import type { Constraint } from "../keywords/constraint.ts";
import type { Effect } from "../keywords/effect.ts";
import { STR } from "../keywords/mask.ts";
import { constraints } from "../keywords/table.ts";
import type { Demand } from "../normalise/demands.ts";
import type { SchemaNode } from "../normalise/node.ts";
import { locOf, places, type View } from "../normalise/view.ts";
import { addDelta } from "./delta.ts";
import { demandsOf } from "./implied.ts";
import type { Task } from "./relate.ts";

/** Compares every keyword of the table that both sides' types give a meaning. */
export function relateFacts(task: Task): void {
  const { pair, base, revision, common } = task;
  for (const row of constraints) {
    if ((row.types & common) === 0) continue;
    const [was, is] = demandsOf(base, revision, row.name);
    const [before, after] = [heldIn(was, row, common), heldIn(is, row, common)];
    if (before === undefined && after === undefined) continue;
    const effect = row.relate(before?.value, after?.value);
    if (effect === undefined) continue;
    const rule = constraintRules[row.name][changeOf(before, after, effect)];
    const where = places(placeOf(base, row, before), placeOf(revision, row, after));
    const [shown, now] = [before, after].map((demand) => demand && row.show(demand.value));
    addDelta(pair, rule, where, { before: shown, after: now });
  }
}

/** The demand as far as it matters for the types that both sides allow. */
function heldIn(demand: Demand | undefined, row: Constraint, common: number): Demand | undefined {
  if (demand === undefined || row.within === undefined) return demand;
  const value = row.within(demand.value, common);
  return value === undefined ? undefined : { ...demand, value };
}

/** Compares the schema of what a string holds (`contentSchema`). */
export function relateContentSchema({ engine, pair, base, revision, common }: Task): void {
  const [before, after] = [contentOf(base), contentOf(revision)];
  if ((common & STR) === 0 || (before === undefined && after === undefined)) return;
  const [a, b] = [before ?? pair.base.side.viewOf([]), after ?? pair.revision.side.viewOf([])];
  engine.link(pair, engine.pair(a, b, { ...pair.mode, carrier: "json" }), { kind: "self", as: "content" });
}

function contentOf(node: SchemaNode): View | undefined {
  const part = node.docParts.find((item) => get(item.raw, "contentSchema") !== undefined);
  const schema = get(part?.raw, "contentSchema");
  return part === undefined ? undefined : node.view.side.view(schema, at(part.loc, "contentSchema"));
}

const changes = {
  narrower: "tightened",
  wider: "loosened",
  both: "changed",
  unknown: "changed",
} as const satisfies Record<Effect, ConstraintChange>;

function changeOf(before: Demand | undefined, after: Demand | undefined, effect: Effect): ConstraintChange {
  if (before === undefined) return "added";
  return after === undefined ? "removed" : changes[effect];
}

function placeOf(node: SchemaNode, row: Constraint, demand: Demand | undefined): Loc | undefined {
  if (demand === undefined) return locOf(node.view);
  const key = row.spelled.find((name) => get(demand.part.raw, name) !== undefined);
  return key === undefined ? demand.part.loc : at(demand.part.loc, key);
}
