import { rules } from "../catalogue/rules.ts";
import { OBJ } from "../keywords/mask.ts";
import { nodeOf } from "../normalise/node.ts";
import type { ObjectShape, Property } from "../normalise/object.ts";
import { isAny, isFalse, locOf, type Places, places, type View } from "../normalise/view.ts";
import { coverOf, patternOf } from "./cover.ts";
import { addDelta, inside, type Mode } from "./delta.ts";
import { relateHidden } from "./hidden.ts";
import type { Task } from "./relate.ts";

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
  else if (before !== undefined && isPossible(before)) removeProperty(named, before);
  else if (after !== undefined && isPossible(after)) addProperty(named, after);
  else if (isHidden(base, name, task.pair.mode) || isHidden(revision, name, task.pair.mode))
    relateHidden(named);
  else relateForbidden(named);
}

/** Whether there is a value for the property, as far as types show it. */
function isPossible({ view }: Property): boolean {
  return nodeOf(view)?.types !== 0;
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
  const needed = revision.required.has(name);
  const isListed = hidden === undefined && listsName(task, name);
  const known = isListed ? task.pair.base.side.viewOf([]) : undefined;
  const cover = hidden === undefined ? (coverOf(base, name) ?? known) : undefined;
  const where = { ...places(hidden?.loc, after.loc), name };
  const facts = { name, hidden: hidden !== undefined };
  const covered = cover !== undefined && !isFalse(cover);
  if (covered) linkProperty(task, cover, after.view, name);
  const isNamed = isListed || (hidden === undefined && patternOf(base, name) !== undefined);
  if (covered && needed) addDelta(pair, rules["property-became-required"], where, { name });
  else if (needed) addDelta(pair, rules["required-property-added"], where, facts);
  else if (isNamed && covered) {
    const change = `\`${name}\`, which ${isListed ? "a listed value" : "a pattern"} named, is declared`;
    addDelta(pair, rules["documentation-changed"], { source: "additive", ...where }, { change });
  } else {
    const closed = (cover !== undefined && !covered) || (hidden !== undefined && isFalse(hidden.view));
    const weight = closed
      ? { case: "forbidden" as const }
      : isAny(after.view) && { case: "unlimited" as const };
    addDelta(pair, rules["optional-property-added"], { ...weight, ...where }, facts);
  }
}

/** Whether an object that the older schema lists has a member of the name. */
function listsName({ base }: Task, name: string): boolean {
  const listed = base.values.get(OBJ)?.values.values() ?? [];
  return [...listed].some((value) => Object.hasOwn(value as object, name));
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
  const now =
    hidden === undefined || isFalse(hidden.view)
      ? {}
      : ({ now: hidden.readOnly ? "read-only" : "write-only" } as const);
  const where = { ...places(before.loc, hidden?.loc), name };
  addDelta(pair, rules[`${kind}-property-removed`], where, { name, ...now });
}

function relateRequired({ task, base, revision, name }: Named, where: Places): void {
  const { pair } = task;
  const [before, after] = [base.required.has(name), revision.required.has(name)];
  if (before === after) return;
  const rule = rules[after ? "property-became-required" : "property-became-optional"];
  addDelta(pair, rule, { name, ...where }, { name });
}

function relateAccess({ task, name }: Named, before: Property, after: Property): void {
  for (const [flag, word] of [
    ["readOnly", "read-only"],
    ["writeOnly", "write-only"],
  ] as const) {
    if (before[flag] === after[flag]) continue;
    const where = places(before.loc, after.loc);
    addDelta(task.pair, rules[`property-${word}-changed`], where, { name, on: after[flag] });
  }
}
