import { weightOf } from "../catalogue/rule.ts";
import { rules } from "../catalogue/rules.ts";
import { placeIn } from "../catalogue/weights.ts";
import type { Grouped } from "../findings/collect.ts";
import type { Roots } from "../findings/reach.ts";
import { locOf, places } from "../normalise/view.ts";
import { type Delta, isDocumentation, reach, type SchemaPair } from "../relation/delta.ts";
import { messages } from "./attach.ts";
import type { Prover } from "./prover.ts";
import { climb, type Shown, searchEdges } from "./search.ts";

/** Pairs that are asked by values: on a huge diff the rest goes by its keywords alone. */
const most = 120;

/**
 * The relation goes keyword by keyword; where alternatives overlap or conditions meet, keywords that are each fine
 * may refuse a value together. So what was found compatible there is tried by values at the edge before it may say so.
 */
export function findMissed(
  reached: ReadonlyMap<SchemaPair, readonly string[]>,
  groups: readonly Grouped[],
  roots: Roots,
  prover: Prover,
): Grouped[] {
  const grave = new Set<Delta>();
  for (const { draft, pairs } of groups)
    if (draft.level === "breaking" || draft.level === "unproven")
      for (const { delta } of pairs) grave.add(delta);
  const [broken, turned] = [new Set<SchemaPair>(), new Set<SchemaPair>()];
  const found: Grouped[] = [];
  let left = most;
  // What stands inside comes first, so that a break is reported where it arises.
  for (const [pair, operations] of [...reached].reverse()) {
    if (pair.tangled !== true || left === 0) continue;
    const below = [...reach(pair)];
    const deltas = below.flatMap((each) => each.deltas);
    if (below.some((each) => broken.has(each)) || deltas.some((delta) => grave.has(delta))) continue;
    left--;
    const edge = searchEdges(pair, prover);
    const climbed = edge && climb(pair, edge.value);
    const shown = climbed?.isWhole === false && prover.isHarmless(pair, roots) ? undefined : climbed;
    const isTurned =
      shown === undefined &&
      deltas.every(isDocumentation) &&
      !below.some((each) => turned.has(each)) &&
      searchEdges(pair, prover, "turned") !== undefined;
    if (shown === undefined && !isTurned) continue;
    // What makes a difference and breaks nobody may still break somebody where it stands, but is no news there.
    (shown === undefined ? turned : broken).add(pair);
    found.push(groupOf(pair, operations, shown));
  }
  return found;
}

/** The finding of a value that breaks, or of one that makes a difference and breaks nobody. */
function groupOf(pair: SchemaPair, operations: readonly string[], shown: Shown | undefined): Grouped {
  const rule = rules["values-refused"];
  const weight = weightOf(rule, shown === undefined ? "harmless" : undefined);
  const placed = placeIn(weight.levels, pair.mode.direction);
  const where = places(locOf(pair.base), locOf(pair.revision));
  const isRefusing = (pair.mode.direction === "request") === (shown !== undefined);
  const facts = [isRefusing ? "refuse" : "accept"] as const;
  const change = { ...where, rule, text: rule.message(...facts), facts };
  return {
    draft: { ...change, ...placed, ...(shown?.isWhole === false && { level: "unproven" }) },
    directions: new Set([placed.direction]),
    operations: new Set([operations]),
    places: new Set(),
    pairs: [{ pair, delta: { ...change, weight } }],
    ...(shown?.isWhole === true && { witness: shown.witness, accepts: shown.accepts }),
    ...(shown?.isWhole === false && { tried: messages }),
  };
}
