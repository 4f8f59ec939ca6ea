import { rules } from "../catalogue/rules.ts";
import type { Grouped } from "../findings/collect.ts";
import type { Roots } from "../findings/reach.ts";
import { sourceOf } from "../findings/report.ts";
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
    const rule = rules["documentation-changed"];
    const facts = [{ change: `${draft.text}, and the values are the same` }] as const;
    const said = { rule, facts, text: rule.message(...facts), level: "docs", direction: "none" } as const;
    return [{ ...group, draft: { ...draft, ...said, source }, directions: new Set(["none" as const]) }];
  });
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
