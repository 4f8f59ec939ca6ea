import { rules } from "../catalogue/rules.ts";
import type { Grouped } from "../findings/collect.ts";
import type { Roots } from "../findings/reach.ts";
import { sourceOf } from "../findings/report.ts";
import { nodeOf } from "../normalise/node.ts";
import { type ObjectShape, objectShape } from "../normalise/object.ts";
import { isFalse, type View } from "../normalise/view.ts";
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
    if (pairs.every((found) => isElsewhere(found, prover)))
      return [asWords(group, "and another alternative has it as before")];
    // That a map has a member of a certain name is more than its values say.
    const isWord =
      draft.level !== "additive" || draft.rule.id === "optional-property-added" || !isAboutValues(group);
    const isUntyped = pairs.every(isOutsideTypes);
    if (isWord && !isUntyped) return [group];
    if (pairs.slice(0, 2).some(({ pair, delta }) => showsHarmless(pair, delta))) return [group];
    if (!pairs.every(({ pair }) => prover.isVoid(pair, roots))) return [group];
    const source = sourceOf(draft);
    // Generators of other languages choose types by formats.
    if (isUntyped || (source !== "breaking" && !draft.rule.id.startsWith("number-format"))) return [];
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
 * Whether a property is gone from one alternative only, which takes no other names, and the alternatives together refuse
 * nothing that there was.
 */
function isElsewhere({ pair, delta }: Grouped["pairs"][number], prover: Prover): boolean {
  const { name } = delta;
  if (name === undefined || !delta.rule.id.endsWith("-property-removed")) return false;
  const shape = shapeOf(pair.revision);
  const cover = shape && coverOf(shape, name);
  if (cover === undefined || !isFalse(cover)) return false;
  return pair.parents.some(({ pair: parent, step }) => {
    const members = nodeOf(parent.revision)?.groups.flatMap((group) => group.members) ?? [];
    const isKept = members.some((member) => shapeOf(member)?.properties.get(name)?.declared === true);
    return step.kind === "self" && isKept && prover.ask(parent) === "none";
  });
}

function shapeOf(view: View): ObjectShape | undefined {
  const node = nodeOf(view);
  return node && objectShape(node);
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
