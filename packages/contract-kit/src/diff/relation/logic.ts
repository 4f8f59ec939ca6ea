import { canonical, get } from "../json.ts";
import { at } from "../load/pointer.ts";
import type { Scoped } from "../normalise/node.ts";
import { locOf, type Part, places, type View } from "../normalise/view.ts";
import { flip } from "./effect.ts";
import type { Task } from "./relate.ts";

/** Compares what must not hold: a narrower `not` leaves more room. */
export function relateNots(task: Task): void {
  const { engine, pair, common } = task;
  const relevant = (not: Scoped) => (not.mask & common) !== 0;
  const left = task.revision.nots.filter(relevant);
  const gone = task.base.nots.filter(relevant).filter((before) => {
    const same = left.findIndex((after) => isEqual(task, before.view, after.view));
    if (same >= 0) left.splice(same, 1);
    return same < 0;
  });
  while (gone.length > 0 && left.length > 0) {
    const [before, after] = [gone.shift() as Scoped, left.shift() as Scoped];
    const effect = flip(engine.effect(engine.compare(before.view, after.view, pair.mode)));
    const where = places(locOf(before.view), locOf(after.view));
    if (effect === undefined)
      pair.deltas.push({
        rule: "documentation-changed",
        text: "the documentation of `not` changed",
        ...where,
      });
    else pair.deltas.push({ rule: "not-changed", effect, text: "what is forbidden changed", ...where });
  }
  for (const { view } of gone) {
    pair.deltas.push({
      rule: "not-removed",
      effect: "wider",
      text: "values that were forbidden are allowed",
      ...places(locOf(view), undefined),
    });
  }
  for (const { view } of left) {
    pair.deltas.push({
      rule: "not-added",
      effect: "narrower",
      text: "some values are now forbidden",
      ...places(undefined, locOf(view)),
    });
  }
}

function isEqual({ engine, pair }: Task, before: View, after: View): boolean {
  return engine.deltas(engine.compare(before, after, pair.mode)).length === 0;
}

/** Compares `if`, `then`, `else`: the branches under an equal condition; a changed condition cannot be decided. */
export function relateConditions(task: Task): void {
  const { pair } = task;
  const left = [...task.revision.conditions];
  for (const before of task.base.conditions) {
    const index = left.findIndex((after) =>
      isEqual(task, branch(task, "base", before, "if"), branch(task, "revision", after, "if")),
    );
    const after = left.splice(Math.max(index, 0), 1)[0];
    if (after === undefined) {
      const text = "a condition was removed";
      pair.deltas.push({ rule: "condition-removed", effect: "wider", text, base: at(before.loc, "if") });
    } else if (index < 0) {
      const where = places(at(before.loc, "if"), at(after.loc, "if"));
      pair.deltas.push({
        rule: "condition-changed",
        effect: "unknown",
        text: "the condition in `if` changed",
        ...where,
      });
    } else {
      linkBranch(task, before, after, "then");
      linkBranch(task, before, after, "else");
    }
  }
  for (const after of left) {
    const text = "a condition was added";
    pair.deltas.push({ rule: "condition-added", effect: "narrower", text, revision: at(after.loc, "if") });
  }
}

function linkBranch(task: Task, before: Part, after: Part, key: "then" | "else"): void {
  if (canonical(get(before.raw, key)) === "null" && canonical(get(after.raw, key)) === "null") return;
  const child = task.engine.pair(
    branch(task, "base", before, key),
    branch(task, "revision", after, key),
    task.pair.mode,
  );
  task.engine.link(task.pair, child, { kind: "self" });
}

function branch(task: Task, side: "base" | "revision", part: Part, key: "if" | "then" | "else"): View {
  return task.pair[side].side.view(get(part.raw, key), at(part.loc, key));
}
