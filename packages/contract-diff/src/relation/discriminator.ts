import { at, lastKey } from "@partner-licenses/document/reader/pointer";
import { rules } from "../catalogue/rules.ts";
import { type Discriminator, discriminatorOf } from "../normalise/discriminator.ts";
import { nodeOf } from "../normalise/node.ts";
import { objectShape } from "../normalise/object.ts";
import { places, pointerTo, type View } from "../normalise/view.ts";
import { addDelta } from "./delta.ts";
import type { Task } from "./relate.ts";

/**
 * Compares discriminators. They never change which values are valid (OpenAPI 3.1.1, 4.8.25), so one that is
 * added is no demand; but readers and writers go by the property and its values, so changing those breaks them. Without
 * a union these call schemas that are `allOf` this one, which no reference leads to.
 */
export function relateDiscriminator(task: Task): void {
  const [before, after] = [discriminatorOf(task.base), discriminatorOf(task.revision)];
  const where = places(before?.loc, after?.loc);
  const { pair } = task;
  if (before === undefined || after === undefined) {
    if (before === after) return;
    if (before === undefined) addDelta(pair, rules["discriminator-added"], where);
    else addDelta(pair, rules["discriminator-removed"], where);
  } else if (before.property !== after.property) {
    const facts = { before: before.property, after: after.property };
    addDelta(pair, rules["discriminator-property-changed"], where, facts);
  } else {
    relateMappings(task, before, after);
    relateFallback(task, before, after);
  }
  if (before?.notes === after?.notes) return;
  const change = "the notes of the discriminator changed";
  addDelta(pair, rules["documentation-changed"], where, { change });
}

function relateMappings(task: Task, before: Discriminator, after: Discriminator): void {
  const { pair } = task;
  const lost = new Set<string>();
  for (const [value, { view, written, loc }] of before.mapping) {
    const known = after.mapping.get(value);
    const other = known?.view;
    if (other === undefined) {
      // An alternative that is gone is reported as such; one that lives on under another name is not.
      const isCalled = !before.hasUnion && !isSpelled(before, view) && !isTagged(view, before.property);
      const heir = written ? view : (heirOf(task, before, after, view) ?? (isCalled ? view : undefined));
      if (heir === undefined) continue;
      lost.add(nameOf(heir));
      addDelta(pair, rules["discriminator-value-removed"], { base: loc }, { value });
    } else if (!before.hasUnion) linkCalled(task, before, value, view, other);
    else if (isAnother(task, view, other)) {
      const where = places(loc, known?.loc);
      addDelta(pair, rules["discriminator-value-changed"], where, { value });
    }
  }
  for (const [value, { view, written, loc }] of after.mapping) {
    if (before.mapping.has(value)) continue;
    const isRenamed = lost.has(nameOf(view));
    const isCalled =
      !isSpelled(after, view) && (after.hasUnion ? isRenamed : !isTagged(view, after.property));
    if (!written && !isCalled) continue;
    // In place of another value it is what readers now get and do not know.
    const renamed = isRenamed && ({ case: "renamed" } as const);
    const where = { ...renamed, revision: loc };
    addDelta(pair, rules["discriminator-value-added"], where, { value });
  }
}

/** Compares what a value calls besides the schema itself: an object with that value is held to both. */
function linkCalled(
  { engine, pair }: Task,
  { property, loc }: Discriminator,
  value: string,
  base: View,
  revision: View,
): void {
  const called = { type: "object", required: [property], properties: { [property]: { const: value } } };
  const when = pair.base.side.view(called, loc);
  engine.link(pair, engine.pair(base, revision, pair.mode), { kind: "self", as: `tag ${value}`, when });
}

/** Compares what a value that no mapping has stands for. */
function relateFallback({ engine, pair }: Task, before: Discriminator, after: Discriminator): void {
  const [from, to] = [before.fallback, after.fallback];
  if (from === undefined && to === undefined) return;
  const loc = (held: Discriminator) => held.fallback && at(held.loc, "defaultMapping");
  const where = places(loc(before), loc(after));
  const facts = { value: "that no mapping has" };
  if (from === undefined) addDelta(pair, rules["discriminator-value-added"], where, facts);
  else if (to === undefined) addDelta(pair, rules["discriminator-value-removed"], where, facts);
  else if (targetOf(from) !== targetOf(to) && !engine.isCompatible(engine.pair(from, to, pair.mode)))
    addDelta(pair, rules["discriminator-value-changed"], where, facts);
}

/** The alternative that took the place of one whose name was its value, when it goes by another name now. */
function heirOf(task: Task, before: Discriminator, after: Discriminator, view: View): View | undefined {
  if (isSpelled(before, view) || isTagged(view, before.property)) return undefined;
  const { engine, pair } = task;
  const fresh = [...after.mapping]
    .filter(([value]) => !before.mapping.has(value))
    .map(([, held]) => held.view);
  return fresh.find((heir) => {
    const kept = engine.pair(view, heir, pair.mode);
    return pair.children.some((child) => child.pair === kept) || engine.isEqual(kept);
  });
}

/** Whether the mapping gives the alternative a value of its own: then its name is not what is sent. */
function isSpelled({ mapping }: Discriminator, view: View): boolean {
  return [...mapping.values()].some((held) => held.written && targetOf(held.view) === targetOf(view));
}

/** Whether the alternative lists the values of its tag: then they, and not its name, are what is sent. */
function isTagged(view: View, property: string): boolean {
  const node = nodeOf(view);
  const tag = node && objectShape(node).properties.get(property)?.view;
  return tag !== undefined && (nodeOf(tag)?.values.size ?? 0) > 0;
}

/** Where the schema stands; all files have the same pointer to what they hold. */
function targetOf({ written }: View): string {
  return written === undefined ? "" : written.loc.source.id + written.loc.pointer;
}

/** What the schema is called, as a component or as a file. */
function nameOf({ written }: View): string {
  return written === undefined ? "" : lastKey(pointerTo(written.loc));
}

/** Whether a value now names another schema; a target that changed in place is reported where it changed. */
function isAnother({ engine, pair }: Task, before: View, after: View): boolean {
  if (before.written === undefined || targetOf(before) === targetOf(after)) return false;
  // The same alternative may be written elsewhere, as in a file of its own.
  const isMatched = pair.children.some(
    ({ pair: child, step }) =>
      step.kind === "self" && standsFor(child.base, before) && standsFor(child.revision, after),
  );
  return !isMatched && !engine.isCompatible(engine.pair(before, after, pair.mode));
}

/** Whether an alternative is the schema that a value names: a reference to it, and nothing else. */
function standsFor({ parts }: View, target: View): boolean {
  return (
    parts.length === target.parts.length && parts.every(({ raw }, index) => raw === target.parts[index]?.raw)
  );
}
