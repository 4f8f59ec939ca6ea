import { matches, type ObjectShape, objectShape, type Property } from "../normalise/object.ts";
import { isAny, isFalse, locOf, places, type View } from "../normalise/view.ts";
import type { Delta, Mode } from "./delta.ts";
import type { Task } from "./relate.ts";
import { relateUnevaluated } from "./unevaluated.ts";

/** Compares properties, `required`, and the schemas for all other names. */
export function relateObjects(task: Task): void {
  const [base, revision] = [objectShape(task.base), objectShape(task.revision)];
  const names = new Set([...base.properties.keys(), ...revision.properties.keys()]);
  for (const name of names) relateProperty(task, base, revision, name);
  const wholly = { kind: "key" } as const;
  child(task, base.additional, revision.additional, wholly);
  child(task, base.names, revision.names, wholly);
  relatePatterns(task, base, revision);
  for (const name of new Set([...base.dependent.keys(), ...revision.dependent.keys()])) {
    const [before, after] = [base.dependent.get(name), revision.dependent.get(name)];
    child(task, before ?? any(task.pair.base), after ?? any(task.pair.revision), { kind: "self" });
  }
  relateUnevaluated(task);
}

type Held = { view: View };

const any = (view: View): Held => ({ view: view.side.viewOf([]) });

function child(task: Task, base: Held, revision: Held, step: { kind: "key" } | { kind: "self" }): void {
  if (isAny(base.view) && isAny(revision.view)) return;
  task.engine.link(task.pair, task.engine.pair(base.view, revision.view, task.pair.mode), step);
}

function relateProperty(task: Task, base: ObjectShape, revision: ObjectShape, name: string): void {
  const { mode } = task.pair;
  const before = visible(base, name, mode);
  const after = visible(revision, name, mode);
  if (before === undefined && after === undefined) return;
  if (before === undefined) return addProperty(task, base, revision, name, after as Property);
  if (after === undefined) return removeProperty(task, base, revision, name, before);
  const pair = task.engine.pair(before.view, after.view, mode);
  task.engine.link(task.pair, pair, { kind: "property", name });
  relateAccess(task, name, before, after);
  relateRequired(task, base, revision, name, { base: before.loc, revision: after.loc });
}

/** The property as this direction sees it: consumers do not send what is read-only, nor receive what is write-only. */
function visible(shape: ObjectShape, name: string, mode: Mode): Property | undefined {
  const property = shape.properties.get(name);
  if (property === undefined || isFalse(property.view)) return undefined;
  return (mode.direction === "request" ? property.readOnly : property.writeOnly) ? undefined : property;
}

/** Whether a value must hold the property. In a request the server fills in a default that is missing. */
export function isRequired(shape: ObjectShape, name: string, mode: Mode): boolean {
  if (!shape.required.has(name)) return false;
  return mode.direction === "response" || shape.properties.get(name)?.hasDefault !== true;
}

function addProperty(
  task: Task,
  base: ObjectShape,
  revision: ObjectShape,
  name: string,
  after: Property,
): void {
  const { pair, engine } = task;
  const hidden = base.properties.get(name);
  const needed = isRequired(revision, name, pair.mode);
  const cover = hidden === undefined ? coverOf(base, name) : undefined;
  const what = hidden === undefined ? "was added" : "is now part of the message";
  const delta = { ...places(hidden?.loc, after.loc), typed: true };
  if (cover !== undefined && !isFalse(cover)) {
    engine.link(pair, engine.pair(cover, after.view, pair.mode), { kind: "property", name });
    if (needed)
      push(task, {
        rule: "property-became-required",
        effect: "narrower",
        text: `\`${name}\` is now required`,
        ...delta,
      });
  } else if (needed) {
    push(task, {
      rule: "required-property-added",
      effect: "narrower",
      text: `the required property \`${name}\` ${what}`,
      ...delta,
    });
  } else {
    const closed = cover !== undefined || (hidden !== undefined && isFalse(hidden.view));
    const open = { levels: { request: "additive", response: "additive" } } as const;
    const text = `the optional property \`${name}\` ${what}`;
    push(task, {
      rule: "optional-property-added",
      text,
      ...delta,
      ...(closed ? { effect: "wider" as const } : open),
    });
  }
}

function removeProperty(
  task: Task,
  base: ObjectShape,
  revision: ObjectShape,
  name: string,
  before: Property,
): void {
  const { pair, engine } = task;
  const hidden = revision.properties.get(name);
  const cover = hidden === undefined ? coverOf(revision, name) : undefined;
  if (cover !== undefined && !isFalse(cover)) {
    engine.link(pair, engine.pair(before.view, cover, pair.mode), { kind: "property", name });
    relateRequired(task, base, revision, name, places(before.loc, locOf(cover)));
    return;
  }
  const kind = base.required.has(name) ? "required" : "optional";
  const where = places(before.loc, hidden?.loc);
  const levels = { request: "breaking", response: "breaking" } as const;
  const text =
    hidden === undefined || isFalse(hidden.view)
      ? `the ${kind} property \`${name}\` was removed`
      : `the property \`${name}\` became ${hidden.readOnly ? "read-only" : "write-only"} and left the message`;
  push(task, { rule: `${kind}-property-removed`, levels, text, typed: true, ...where });
}

/** The schema that an undeclared name falls under; undefined when the object is simply open. */
function coverOf(shape: ObjectShape, name: string): View | undefined {
  const found = [...shape.patterns]
    .filter(([pattern]) => matches(pattern, name))
    .map(([, held]) => held.view);
  if (found.length > 0) return found[0]?.side.meet(found);
  return isAny(shape.additional.view) || isOpen(shape.additional.view) ? undefined : shape.additional.view;
}

function isOpen(view: View): boolean {
  return view.parts.every((part) => typeof part.raw === "object" && Object.keys(part.raw).length === 0);
}

type Where = Pick<Delta, "base" | "revision">;

function relateRequired(
  task: Task,
  base: ObjectShape,
  revision: ObjectShape,
  name: string,
  where: Where,
): void {
  const { mode } = task.pair;
  const [before, after] = [isRequired(base, name, mode), isRequired(revision, name, mode)];
  if (before === after) return;
  const text = `\`${name}\` is ${after ? "now" : "no longer"} required`;
  if (after)
    push(task, { rule: "property-became-required", effect: "narrower", text, typed: true, ...where });
  else push(task, { rule: "property-became-optional", effect: "wider", text, typed: true, ...where });
}

function relateAccess(task: Task, name: string, before: Property, after: Property): void {
  for (const [flag, word] of [
    ["readOnly", "read-only"],
    ["writeOnly", "write-only"],
  ] as const) {
    if (before[flag] === after[flag]) continue;
    const levels = { request: "additive", response: "additive" } as const;
    const text = `\`${name}\` is ${after[flag] ? "now" : "no longer"} ${word}`;
    push(task, { rule: `property-${word}-changed`, levels, text, base: before.loc, revision: after.loc });
  }
}

function relatePatterns(task: Task, base: ObjectShape, revision: ObjectShape): void {
  for (const pattern of new Set([...base.patterns.keys(), ...revision.patterns.keys()])) {
    child(
      task,
      base.patterns.get(pattern) ?? base.additional,
      revision.patterns.get(pattern) ?? revision.additional,
      { kind: "key" },
    );
  }
}

function push(task: Task, delta: Delta): void {
  task.pair.deltas.push(delta);
}
