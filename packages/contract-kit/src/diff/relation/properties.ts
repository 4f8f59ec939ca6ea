import type { ObjectShape, Property } from "../normalise/object.ts";
import { matches } from "../normalise/object-part.ts";
import { isAny, isFalse, locOf, places, type View } from "../normalise/view.ts";
import type { Delta, Mode } from "./delta.ts";
import { relateHidden } from "./hidden.ts";
import type { Task } from "./relate.ts";

/** The two shapes and the name under comparison. */
interface Named {
  readonly task: Task;
  readonly base: ObjectShape;
  readonly revision: ObjectShape;
  readonly name: string;
}

/**
 * Compares one property. Declared properties are what consumers know: one that goes is missed in either direction,
 * even though an open object would still accept it.
 */
export function relateProperty(task: Task, base: ObjectShape, revision: ObjectShape, name: string): void {
  const named: Named = { task, base, revision, name };
  const before = visible(base, name, task.pair.mode);
  const after = visible(revision, name, task.pair.mode);
  if (before !== undefined && after !== undefined) keepProperty(named, before, after);
  else if (before !== undefined) removeProperty(named, before);
  else if (after !== undefined) addProperty(named, after);
  else
    relateHidden(
      task,
      base.properties.get(name),
      revision.properties.get(name),
      name,
      revision.required.has(name),
    );
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

function keepProperty(named: Named, before: Property, after: Property): void {
  const { task, name } = named;
  const pair = task.engine.pair(before.view, after.view, task.pair.mode);
  task.engine.link(task.pair, pair, { kind: "property", name });
  relateAccess(named, before, after);
  relateRequired(named, places(before.loc, after.loc));
}

function addProperty(named: Named, after: Property): void {
  const { task, base, revision, name } = named;
  const { pair, engine } = task;
  const hidden = base.properties.get(name);
  const needed = isRequired(revision, name, pair.mode);
  const cover = hidden === undefined ? coverOf(base, name) : undefined;
  const what = hidden === undefined ? "was added" : "is now part of the message";
  const rest = { ...places(hidden?.loc, after.loc), name, typed: true };
  const tell = (delta: Delta) => pair.deltas.push({ ...delta, ...rest });
  if (cover !== undefined && !isFalse(cover)) {
    engine.link(pair, engine.pair(cover, after.view, pair.mode), { kind: "property", name });
    const text = `\`${name}\` is now required`;
    if (needed) tell({ rule: "property-became-required", effect: "narrower", text });
  } else if (needed) {
    tell({
      rule: "required-property-added",
      effect: "narrower",
      text: `the required property \`${name}\` ${what}`,
    });
  } else {
    const closed = cover !== undefined || (hidden !== undefined && isFalse(hidden.view));
    const text = `the optional property \`${name}\` ${what}`;
    if (closed) tell({ rule: "optional-property-added", effect: "wider", text });
    else
      tell({ rule: "optional-property-added", levels: { request: "additive", response: "additive" }, text });
  }
}

function removeProperty(named: Named, before: Property): void {
  const { task, base, revision, name } = named;
  const { pair, engine } = task;
  const hidden = revision.properties.get(name);
  const cover = hidden === undefined ? coverOf(revision, name) : undefined;
  if (cover !== undefined && !isFalse(cover)) {
    engine.link(pair, engine.pair(before.view, cover, pair.mode), { kind: "property", name });
    relateRequired(named, places(before.loc, locOf(cover)));
    return;
  }
  const kind = base.required.has(name) ? "required" : "optional";
  const levels = { request: "breaking", response: "breaking" } as const;
  const text =
    hidden === undefined || isFalse(hidden.view)
      ? `the ${kind} property \`${name}\` was removed`
      : `the property \`${name}\` became ${hidden.readOnly ? "read-only" : "write-only"} and left the message`;
  pair.deltas.push({
    rule: `${kind}-property-removed`,
    levels,
    text,
    name,
    typed: true,
    ...places(before.loc, hidden?.loc),
  });
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

function relateRequired(
  { task, base, revision, name }: Named,
  where: Pick<Delta, "base" | "revision">,
): void {
  const { mode, deltas } = task.pair;
  const [before, after] = [isRequired(base, name, mode), isRequired(revision, name, mode)];
  if (before === after) return;
  const rest = {
    text: `\`${name}\` is ${after ? "now" : "no longer"} required`,
    name,
    typed: true,
    ...where,
  };
  if (after) deltas.push({ rule: "property-became-required", effect: "narrower", ...rest });
  else deltas.push({ rule: "property-became-optional", effect: "wider", ...rest });
}

function relateAccess({ task, name }: Named, before: Property, after: Property): void {
  for (const [flag, word] of [
    ["readOnly", "read-only"],
    ["writeOnly", "write-only"],
  ] as const) {
    if (before[flag] === after[flag]) continue;
    const levels = { request: "additive", response: "additive" } as const;
    const text = `\`${name}\` is ${after[flag] ? "now" : "no longer"} ${word}`;
    task.pair.deltas.push({
      rule: `property-${word}-changed`,
      levels,
      text,
      ...places(before.loc, after.loc),
    });
  }
}
