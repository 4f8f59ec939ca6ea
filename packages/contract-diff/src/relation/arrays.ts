import { rules } from "../catalogue/rules.ts";
import { flip } from "../keywords/effect.ts";
import { arrayShape, type Contains } from "../normalise/array.ts";
import { addDelta, inside } from "./delta.ts";
import { mostItems } from "./implied.ts";
import type { Task } from "./relate.ts";
import { relateUnevaluated } from "./unevaluated.ts";

/** Compares the items: by position where a prefix names them, then the rest, then `contains`. */
export function relateArrays(task: Task): void {
  const [base, revision] = [arrayShape(task.base), arrayShape(task.revision)];
  const length = Math.max(base.prefix.length, revision.prefix.length);
  for (let index = 0; index < length; index++) {
    link(task, base.prefix[index] ?? base.items, revision.prefix[index] ?? revision.items, index);
  }
  // Where neither side has room for more, what more items would be is not asked.
  const most = Math.max(mostItems(task.base), mostItems(task.revision));
  if (most > length || length === 0) link(task, base.items, revision.items, length);
  const count = Math.max(base.contains.length, revision.contains.length);
  for (let index = 0; index < count; index++)
    relateContains(task, base.contains[index], revision.contains[index]);
  relateUnevaluated(task, "unevaluatedItems");
}

type Items = ReturnType<typeof arrayShape>["items"];

function link(task: Task, base: Items, revision: Items, index: number): void {
  const { engine, pair } = task;
  const mode = inside(pair.mode, "item");
  engine.link(pair, engine.pair(base.view, revision.view, mode), { kind: "item", index });
}

function relateContains(task: Task, base: Contains | undefined, revision: Contains | undefined): void {
  const { pair } = task;
  if (base === undefined && revision !== undefined)
    addDelta(pair, rules["contains-added"], { revision: revision.loc });
  else if (base !== undefined && revision === undefined)
    addDelta(pair, rules["contains-removed"], { base: base.loc });
  else if (base !== undefined && revision !== undefined) relateCounted(task, base, revision);
}

function relateCounted(task: Task, base: Contains, revision: Contains): void {
  const { engine, pair } = task;
  const places = { base: base.loc, revision: revision.loc };
  if (base.min !== revision.min) {
    const change = revision.min > base.min ? "raised" : "lowered";
    const facts = { before: base.min, after: revision.min };
    addDelta(pair, rules[`min-contains-${change}`], places, facts);
  }
  const [before, after] = [base.max ?? Number.POSITIVE_INFINITY, revision.max ?? Number.POSITIVE_INFINITY];
  if (before !== after) {
    const change = after > before ? "raised" : "lowered";
    const facts = { before: base.max ?? "none", after: revision.max ?? "none" } as const;
    addDelta(pair, rules[`max-contains-${change}`], places, facts);
  }
  const inner = engine.pair(base.view, revision.view, inside(pair.mode, "item"));
  const effect = engine.effect(inner);
  if (effect !== undefined) {
    // A stricter item schema is harder to contain often enough, and easier to contain not too often.
    const bounded = base.max !== undefined || revision.max !== undefined;
    const floor = base.min > 0 || revision.min > 0;
    const outer = bounded ? (floor ? "both" : flip(effect)) : effect;
    addDelta(pair, rules["contains-changed"], { case: outer ?? "both", ...places });
  } else if (!engine.isEqual(inner)) {
    const change = "the documentation of `contains` changed";
    addDelta(pair, rules["documentation-changed"], places, { change });
  }
}
