import { get } from "@partner-licenses/document/json";
import { at } from "@partner-licenses/document/reader/pointer";
import { rules } from "../catalogue/rules.ts";
import type { Grouped } from "../findings/collect.ts";
import type { Roots } from "../findings/reach.ts";
import { sourceOf } from "../findings/report.ts";
import { leadsElsewhere } from "../normalise/dynamic.ts";
import { nodeOf } from "../normalise/node.ts";
import { type ObjectShape, objectShape } from "../normalise/object.ts";
import { isAny, isFalse, type View } from "../normalise/view.ts";
import { coverOf } from "../relation/cover.ts";
import type { SchemaPair } from "../relation/delta.ts";
import { isAboutValues } from "./attach.ts";
import type { Prover } from "./prover.ts";
import { showsHarmless } from "./search.ts";

/**
 * The findings without those that make no difference to any message: both contracts accept the same values there,
 * in other words. Where these break generated code, they are reported as words.
 */
export function withoutVoid(groups: readonly Grouped[], roots: Roots, prover: Prover): Grouped[] {
  return groups.flatMap((group) => {
    const { draft, pairs } = group;
    if (draft.level === "docs" || pairs.length === 0) return [group];
    if (pairs.every((found) => isElsewhere(found, prover) || isSpelledElsewhere(found, roots, prover)))
      return [asWords(group, "and another alternative has it as before")];
    // That a map has a member of a certain name is more than its values say.
    const isWord =
      draft.level !== "additive" || draft.rule.id === "optional-property-added" || !isAboutValues(group);
    const isUntyped = pairs.every(isOutsideTypes);
    const isUnseen = isUntyped || pairs.every(isMisread);
    if (isWord && !isUnseen) return [group];
    if (pairs.slice(0, 2).some(({ pair, delta }) => showsHarmless(pair, delta))) return [group];
    if (!pairs.every(({ pair }) => prover.isVoid(pair, roots))) return [group];
    const source = sourceOf(draft);
    // Generators of other languages choose types by formats.
    if (isUnseen || (source !== "breaking" && !draft.rule.id.startsWith("number-format"))) return [];
    return [asWords(group, "and the values are the same")];
  });
}

function asWords(group: Grouped, why: string): Grouped {
  const { draft } = group;
  const rule = rules["documentation-changed"];
  const facts = [{ change: `${draft.text}, ${why}` }] as const;
  const said = { rule, facts, text: rule.message(...facts), level: "docs", direction: "none" } as const;
  const source = sourceOf(draft);
  return { ...group, draft: { ...draft, ...said, source }, directions: new Set(["none" as const]) };
}

/**
 * Whether a property moved into alternatives that stand next to it, or is gone from one alternative only, which takes no
 * other names, and the alternatives together refuse nothing that there was.
 */
function isElsewhere({ pair, delta }: Grouped["pairs"][number], prover: Prover): boolean {
  const { name } = delta;
  if (name === undefined || !delta.rule.id.endsWith("-property-removed")) return false;
  if (alternativesOf(pair.revision).some((member) => declares(member, name)))
    return isRefusedElse(pair.revision, name) && prover.ask(pair) === "none";
  if (!refuses(pair.revision, name)) return false;
  return pair.parents.some(({ pair: parent, step }) => {
    const isKept = membersOf(parent.revision).some((member) => declares(member, name));
    return step.kind === "self" && isKept && prover.ask(parent) === "none";
  });
}

/**
 * Whether alternatives or conditions still name a property, and the same values are taken: where it held, it holds. One
 * that takes any value shows in none.
 */
function isSpelledElsewhere(
  { pair, delta }: Grouped["pairs"][number],
  roots: Roots,
  prover: Prover,
): boolean {
  const { name } = delta;
  if (name === undefined || !delta.rule.id.endsWith("-property-removed")) return false;
  const before = shapeOf(pair.base)?.properties.get(name);
  return (
    before !== undefined &&
    !isAny(before.view) &&
    alternativesOf(pair.revision).some((member) => declares(member, name)) &&
    prover.isVoid(pair, roots)
  );
}

function declares(view: View, name: string): boolean {
  return shapeOf(view)?.properties.get(name)?.declared === true;
}

function refuses(view: View, name: string): boolean {
  const shape = shapeOf(view);
  const cover = shape && coverOf(shape, name);
  return cover !== undefined && isFalse(cover);
}

/** Whether a name that alternatives declare is never just taken where none of those holds. */
function isRefusedElse(view: View, name: string): boolean {
  const node = nodeOf(view);
  const groups = node?.groups ?? [];
  return (
    node?.docParts.some(({ raw }) => get(raw, "unevaluatedProperties") === false) === true ||
    groups.some(({ members }) => members.every((member) => declares(member, name) || refuses(member, name)))
  );
}

function membersOf(view: View): readonly View[] {
  return nodeOf(view)?.groups.flatMap((group) => group.members) ?? [];
}

/** All that a value may meet besides the schema's own keywords: its alternatives, and what conditions lead to. */
function alternativesOf(view: View): View[] {
  const conditions = nodeOf(view)?.conditions ?? [];
  const branches = conditions.flatMap(({ raw, loc }) =>
    ["then", "else"].map((key) => view.side.view(get(raw, key), at(loc, key))),
  );
  const dependent = [...(shapeOf(view)?.dependent.values() ?? [])].map((held) => held.view);
  return [...membersOf(view), ...branches, ...dependent];
}

function shapeOf(view: View): ObjectShape | undefined {
  const node = nodeOf(view);
  return node && objectShape(node);
}

/**
 * Whether the relation, which follows references without the way to them, may have met other schemas than a message
 * does. A name that takes any value is known by its name alone.
 */
function isMisread({ pair, delta: { name } }: Grouped["pairs"][number]): boolean {
  const isFree = (view: View) => {
    const property = name === undefined ? undefined : shapeOf(view)?.properties.get(name);
    return property !== undefined && isAny(property.view);
  };
  const views = [pair.base, pair.revision];
  return views.some(leadsElsewhere) && !views.some(isFree);
}

/** Whether it is about names or about what a condition asks, which no generated type shows. */
function isOutsideTypes({ pair }: { pair: SchemaPair }): boolean {
  const { parents } = pair;
  return (
    parents.length > 0 &&
    parents.every(
      ({ step }) => step.kind === "name" || (step.kind === "self" && /^(if|then|else)/.test(step.as)),
    )
  );
}
