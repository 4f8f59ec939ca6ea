import type { ObjectShape, Property } from "../normalise/object.ts";
import { isAny, isFalse, locOf, places, type View } from "../normalise/view.ts";
import { coverOf, patternOf } from "./cover.ts";
import { type Delta, inside, type Mode } from "./delta.ts";
import { relateHidden } from "./hidden.ts";
import type { Task } from "./relate.ts";

const harmless = { request: "additive", response: "additive" } as const;

/** The two shapes and the name under comparison. */
export interface Named {
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
  else if (isHidden(base, name, task.pair.mode) || isHidden(revision, name, task.pair.mode))
    relateHidden(named);
  else relateForbidden(named);
}

/** The property as this direction sees it: consumers do not send what is read-only, nor receive what is write-only. */
function visible(shape: ObjectShape, name: string, mode: Mode): Property | undefined {
  const property = shape.properties.get(name);
  if (property === undefined || isFalse(property.view)) return undefined;
  return isHidden(shape, name, mode) ? undefined : property;
}

function isHidden(shape: ObjectShape, name: string, mode: Mode): boolean {
  const property = shape.properties.get(name);
  return (mode.direction === "request" ? property?.readOnly : property?.writeOnly) === true;
}

/** A name that no value may hold, on a side that names it: the other side may leave it open. */
function relateForbidden(named: Named): void {
  const { task, base, revision, name } = named;
  const [before, after] = [base.properties.get(name), revision.properties.get(name)];
  const open = (view: View) => view.side.viewOf([]);
  const [a, b] = [before?.view ?? coverOf(base, name), after?.view ?? coverOf(revision, name)];
  linkProperty(task, a ?? open(task.pair.base), b ?? open(task.pair.revision), name);
  relateRequired(named, places(before?.loc, after?.loc));
}

/** Whether a value must hold the property. In a request the server fills in a default that is missing. */
export function isRequired(shape: ObjectShape, name: string, mode: Mode): boolean {
  if (!shape.required.has(name)) return false;
  return mode.direction === "response" || shape.properties.get(name)?.hasDefault !== true;
}

function keepProperty(named: Named, before: Property, after: Property): void {
  const { task, name } = named;
  linkProperty(task, before.view, after.view, name);
  relateAccess(named, before, after);
  relateRequired(named, places(before.loc, after.loc));
}

function linkProperty({ engine, pair }: Task, before: View, after: View, name: string): void {
  const mode = inside(pair.mode, "property");
  engine.link(pair, engine.pair(before, after, mode), { kind: "property", name });
}

function addProperty(named: Named, after: Property): void {
  const { task, base, revision, name } = named;
  const { pair } = task;
  const hidden = base.properties.get(name);
  const needed = isRequired(revision, name, pair.mode);
  const cover = hidden === undefined ? coverOf(base, name) : undefined;
  const what = hidden === undefined ? "was added" : "is now part of the message";
  const rest = { ...places(hidden?.loc, after.loc), name, typed: true };
  const tell = (delta: Delta) => pair.deltas.push({ ...delta, ...rest });
  const covered = cover !== undefined && !isFalse(cover);
  if (covered) linkProperty(task, cover, after.view, name);
  if (covered && needed) {
    const text = `\`${name}\` is now required`;
    tell({ rule: "property-became-required", effect: "narrower", text });
  } else if (needed) {
    tell({
      rule: "required-property-added",
      effect: "narrower",
      text: `the required property \`${name}\` ${what}`,
    });
  } else {
    const closed = (cover !== undefined && !covered) || (hidden !== undefined && isFalse(hidden.view));
    const text = `the optional property \`${name}\` ${what}`;
    if (closed) tell({ rule: "optional-property-added", effect: "wider", text });
    else {
      // On an open object its name could hold anything so far, which matters inside `not` and `contains` only.
      const limits = !isAny(after.view) && { effect: "narrower" as const };
      tell({ rule: "optional-property-added", levels: harmless, ...limits, text });
    }
  }
}

function removeProperty(named: Named, before: Property): void {
  const { task, base, revision, name } = named;
  const { pair } = task;
  const hidden = revision.properties.get(name);
  const cover = hidden === undefined ? patternOf(revision, name) : undefined;
  if (cover !== undefined) linkProperty(task, before.view, cover, name);
  // A name that was only demanded, never described, is one demand less.
  if (cover !== undefined || !before.declared) {
    relateRequired(named, places(before.loc, cover && locOf(cover)));
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

function relateRequired(
  { task, base, revision, name }: Named,
  where: Pick<Delta, "base" | "revision">,
): void {
  const { mode, deltas } = task.pair;
  const [before, after] = [base.required.has(name), revision.required.has(name)];
  if (before === after) return;
  const rule = after ? "property-became-required" : "property-became-optional";
  const text = `\`${name}\` is ${after ? "now" : "no longer"} required`;
  const counts = isRequired(base, name, mode) !== isRequired(revision, name, mode);
  if (counts) deltas.push({ rule, effect: after ? "narrower" : "wider", text, name, typed: true, ...where });
  else deltas.push({ rule, levels: harmless, text: `${text}, but has a default`, source: "none", ...where });
}

function relateAccess({ task, name }: Named, before: Property, after: Property): void {
  for (const [flag, word] of [
    ["readOnly", "read-only"],
    ["writeOnly", "write-only"],
  ] as const) {
    if (before[flag] === after[flag]) continue;
    const text = `\`${name}\` is ${after[flag] ? "now" : "no longer"} ${word}`;
    task.pair.deltas.push({
      rule: `property-${word}-changed`,
      levels: harmless,
      text,
      ...places(before.loc, after.loc),
    });
  }
}
