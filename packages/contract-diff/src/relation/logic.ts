import { canonical, get } from "@partner-licenses/document/json";
import { at } from "@partner-licenses/document/reader/pointer";
import { rules } from "../catalogue/rules.ts";
import { flip } from "../keywords/effect.ts";
import { ALL } from "../keywords/mask.ts";
import { nodeOf, type Scoped } from "../normalise/node.ts";
import { locOf, places, type SchemaPart, type View } from "../normalise/view.ts";
import { addDelta, isDocumentation, reach } from "./delta.ts";
import type { Task } from "./relate.ts";

/** Compares what must not hold: a narrower `not` leaves more room. */
export function relateNots(task: Task): void {
  const { pair, common } = task;
  const left = forbidden(task.revision.nots, common);
  const gone = forbidden(task.base.nots, common).flatMap((before) => {
    const same = left.findIndex((after) => isEqual(task, before.view, after.view));
    const after = left[same];
    if (after === undefined) return [before];
    relateForbidden(task, before, after);
    // What is forbidden for some types on one side only is left over.
    left.splice(same, 1, ...within(after, ~before.mask));
    return within(before, ~after.mask);
  });
  const removed = gone.filter((before) => {
    const index = left.findIndex((after) => (after.mask & before.mask) !== 0);
    const [after] = index < 0 ? [] : left.splice(index, 1);
    if (after !== undefined) relateForbidden(task, before, after);
    return after === undefined;
  });
  for (const { view } of removed) addDelta(pair, rules["not-removed"], places(locOf(view), undefined));
  for (const { view } of left) addDelta(pair, rules["not-added"], places(undefined, locOf(view)));
}

function relateForbidden({ engine, pair }: Task, before: Scoped, after: Scoped): void {
  const inner = engine.pair(before.view, after.view, pair.mode);
  if (engine.isEqual(inner)) return;
  const effect = flip(engine.effect(inner));
  const where = places(locOf(before.view), locOf(after.view));
  const change = "the documentation of `not` changed";
  if (effect === undefined) addDelta(pair, rules["documentation-changed"], where, { change });
  else addDelta(pair, rules["not-changed"], { case: effect, ...where });
}

function within({ view, mask }: Scoped, types: number): Scoped[] {
  return (mask & types) === 0 ? [] : [{ view, mask: mask & types }];
}

/** Each forbidden schema once, with the types that it is about. */
function forbidden(nots: readonly Scoped[], common: number): Scoped[] {
  const masks = new Map<View, number>();
  for (const { view, mask } of nots) {
    // What forbids numbers only forbids nothing where no number is allowed anyway.
    const own = mask & common & (nodeOf(view)?.types ?? ALL);
    masks.set(view, (masks.get(view) ?? 0) | own);
  }
  return [...masks].filter(([, mask]) => mask !== 0).map(([view, mask]) => ({ view, mask }));
}

/** Whether the two accept the same values, as far as keywords show it; their documentation may differ. */
function isEqual({ engine, pair }: Task, before: View, after: View): boolean {
  const compared = engine.pair(before, after, pair.mode);
  // Alternatives that were spelled differently may shut out values together, and here nobody tries any.
  if (engine.isEqual(compared)) return ![...reach(compared)].some(({ tangled }) => tangled === true);
  return engine.every(compared, isDocumentation);
}

/** Compares `if`, `then`, `else`: the branches under an equal condition; a changed condition cannot be decided. */
export function relateConditions(task: Task): void {
  const { pair } = task;
  const left = task.revision.conditions.filter((part) => matters(task, "revision", part));
  for (const before of task.base.conditions.filter((part) => matters(task, "base", part))) {
    const index = left.findIndex((after) =>
      isEqual(task, branch(task, "base", before, "if"), branch(task, "revision", after, "if")),
    );
    const after = left.splice(Math.max(index, 0), 1)[0];
    if (after === undefined) {
      addDelta(pair, rules["condition-removed"], { base: at(before.loc, "if") });
    } else if (index < 0) {
      addDelta(pair, rules["condition-changed"], places(at(before.loc, "if"), at(after.loc, "if")));
    } else {
      linkBranch(task, before, after, "if");
      linkBranch(task, before, after, "then");
      linkBranch(task, before, after, "else");
    }
  }
  for (const after of left) addDelta(pair, rules["condition-added"], { revision: at(after.loc, "if") });
}

/** Whether the condition demands anything of the types that both sides allow: where it never holds, only `else` counts. */
function matters(task: Task, side: "base" | "revision", part: SchemaPart): boolean {
  if (get(part.raw, "else") !== undefined) return true;
  const types = nodeOf(branch(task, side, part, "if"))?.types ?? ALL;
  return (types & task.common) !== 0;
}

function linkBranch(task: Task, before: SchemaPart, after: SchemaPart, key: "if" | "then" | "else"): void {
  if (canonical(get(before.raw, key)) === "null" && canonical(get(after.raw, key)) === "null") return;
  const child = task.engine.pair(
    branch(task, "base", before, key),
    branch(task, "revision", after, key),
    task.pair.mode,
  );
  const when = key === "then" ? { when: branch(task, "base", before, "if") } : {};
  task.engine.link(task.pair, child, { kind: "self", as: key, ...when });
}

function branch(task: Task, side: "base" | "revision", part: SchemaPart, key: "if" | "then" | "else"): View {
  return task.pair[side].side.view(get(part.raw, key), at(part.loc, key));
}
