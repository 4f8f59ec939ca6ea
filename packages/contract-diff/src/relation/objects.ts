import { NULL } from "../keywords/mask.ts";
import type { SchemaNode } from "../normalise/node.ts";
import { type ObjectShape, objectShape } from "../normalise/object.ts";
import { isAny, type View } from "../normalise/view.ts";
import { inside, type Step } from "./delta.ts";
import { relateProperty } from "./properties.ts";
import type { Task } from "./relate.ts";
import { relateUnevaluated } from "./unevaluated.ts";

/** Compares properties, `required`, and the schemas for all other names. */
export function relateObjects(task: Task): void {
  const [base, revision] = [objectShape(task.base), objectShape(task.revision)];
  if (!isSilent(task.base, base, task.revision) && !isSilent(task.revision, revision, task.base)) {
    const names = new Set([...base.properties.keys(), ...revision.properties.keys()]);
    for (const name of names)
      if (!isSame(task, base, revision, name)) relateProperty(task, base, revision, name);
  }
  child(task, base.additional, revision.additional, { kind: "key" });
  child(task, base.names, revision.names, { kind: "name" });
  relatePatterns(task, base, revision);
  for (const name of new Set([...base.dependent.keys(), ...revision.dependent.keys()])) {
    const [before, after] = [base.dependent.get(name), revision.dependent.get(name)];
    child(task, before ?? any(task.pair.base), after ?? any(task.pair.revision), {
      kind: "self",
      as: `if ${name}`,
      when: name,
    });
  }
  relateUnevaluated(task, "unevaluatedProperties");
}

/** Whether a property is the same text on both sides, so that nothing is to be looked at. */
function isSame({ engine }: Task, base: ObjectShape, revision: ObjectShape, name: string): boolean {
  const [before, after] = [base.properties.get(name)?.written, revision.properties.get(name)?.written];
  return (
    before !== undefined &&
    after !== undefined &&
    base.required.has(name) === revision.required.has(name) &&
    engine.isSameText(before, after)
  );
}

/** Whether a schema takes other types too and says nothing of objects: then no property is missing from it. */
function isSilent(node: SchemaNode, shape: ObjectShape, other: SchemaNode): boolean {
  return shape.properties.size === 0 && (node.types & ~other.types & ~NULL) !== 0;
}

type Inner = { view: View };

const any = (view: View): Inner => ({ view: view.side.viewOf([]) });

function child(task: Task, base: Inner, revision: Inner, step: Step): void {
  if (isAny(base.view) && isAny(revision.view)) return;
  const pair = task.engine.pair(base.view, revision.view, inside(task.pair.mode, step.kind));
  task.engine.link(task.pair, pair, step);
}

/** A name that only one side's pattern matches falls under the other side's schema for additional names. */
function relatePatterns(task: Task, base: ObjectShape, revision: ObjectShape): void {
  for (const pattern of new Set([...base.patterns.keys(), ...revision.patterns.keys()])) {
    const [before, after] = [base.patterns.get(pattern), revision.patterns.get(pattern)];
    child(task, before ?? base.additional, after ?? revision.additional, { kind: "key", pattern });
  }
}
