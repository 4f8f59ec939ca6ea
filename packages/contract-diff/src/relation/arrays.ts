import { flip } from "../keywords/effect.ts";
import { arrayShape, type Contains } from "../normalise/array.ts";
import { inside } from "./delta.ts";
import type { Task } from "./relate.ts";
import { relateUnevaluated } from "./unevaluated.ts";

/** Compares the items: by position where a prefix names them, then the rest, then `contains`. */
export function relateArrays(task: Task): void {
  const [base, revision] = [arrayShape(task.base), arrayShape(task.revision)];
  const length = Math.max(base.prefix.length, revision.prefix.length);
  for (let index = 0; index < length; index++) {
    link(task, base.prefix[index] ?? base.items, revision.prefix[index] ?? revision.items, index);
  }
  link(task, base.items, revision.items, length);
  const count = Math.max(base.contains.length, revision.contains.length);
  for (let index = 0; index < count; index++)
    relateContains(task, base.contains[index], revision.contains[index]);
  relateUnevaluated(task, "unevaluatedItems");
}

type Held = ReturnType<typeof arrayShape>["items"];

function link(task: Task, base: Held, revision: Held, index: number): void {
  const { engine, pair } = task;
  const mode = inside(pair.mode, "item");
  engine.link(pair, engine.pair(base.view, revision.view, mode), { kind: "item", index });
}

function relateContains(task: Task, base: Contains | undefined, revision: Contains | undefined): void {
  const { deltas } = task.pair;
  if (base === undefined && revision !== undefined) {
    const effect = "narrower";
    deltas.push({
      rule: "contains-added",
      effect,
      text: "items must now contain a given one",
      revision: revision.loc,
    });
  } else if (base !== undefined && revision === undefined) {
    const effect = "wider";
    deltas.push({
      rule: "contains-removed",
      effect,
      text: "items need no longer contain a given one",
      base: base.loc,
    });
  } else if (base !== undefined && revision !== undefined) relateCounted(task, base, revision);
}

function relateCounted(task: Task, base: Contains, revision: Contains): void {
  const { engine, pair } = task;
  const places = { base: base.loc, revision: revision.loc };
  const tell = (rule: string, stricter: boolean, text: string) =>
    pair.deltas.push({ rule, effect: stricter ? "narrower" : "wider", text, ...places });
  if (base.min !== revision.min) {
    tell(
      revision.min > base.min ? "min-contains-raised" : "min-contains-lowered",
      revision.min > base.min,
      `\`minContains\` went from ${base.min} to ${revision.min}`,
    );
  }
  const [before, after] = [base.max ?? Number.POSITIVE_INFINITY, revision.max ?? Number.POSITIVE_INFINITY];
  if (before !== after) {
    const text = `\`maxContains\` went from ${base.max ?? "none"} to ${revision.max ?? "none"}`;
    tell(after < before ? "max-contains-lowered" : "max-contains-raised", after < before, text);
  }
  const inner = engine.compare(base.view, revision.view, inside(pair.mode, "item"));
  const effect = engine.effect(inner);
  if (effect !== undefined) {
    // A stricter item schema is harder to contain often enough, and easier to contain not too often.
    const bounded = base.max !== undefined || revision.max !== undefined;
    const floor = base.min > 0 || revision.min > 0;
    const outer = bounded ? (floor ? "both" : flip(effect)) : effect;
    pair.deltas.push({
      rule: "contains-changed",
      effect: outer ?? "both",
      text: "the item to contain changed",
      ...places,
    });
  } else if (engine.deltas(inner).length > 0) {
    pair.deltas.push({
      rule: "documentation-changed",
      text: "the documentation of `contains` changed",
      ...places,
    });
  }
}
