import { type ReportedRule, weightOf } from "../catalogue/rule.ts";
import { rules } from "../catalogue/rules.ts";
import type { ContractLevels, MessageLevels } from "../catalogue/weights.ts";
import type { Draft } from "../findings/collect.ts";
import type { Carrier } from "../match/carrier.ts";
import { leadsElsewhere } from "../normalise/dynamic.ts";
import { locOf, type Places, places, type View } from "../normalise/view.ts";
import { addDelta, type SchemaPair } from "../relation/delta.ts";
import { type Scope, type Sense, turn } from "./scope.ts";

/** What is to be said of a change besides its facts. */
interface ChangeDetails<Case extends string> extends Places, Pick<Draft, "source"> {
  /** What makes the change weigh more or less than usual. */
  readonly case?: Case;
}

/** Reports a change that is about no message. */
export function report<Facts extends readonly unknown[], Case extends string>(
  scope: Scope,
  rule: ReportedRule<Facts, Case, ContractLevels>,
  { case: which, ...details }: ChangeDetails<Case>,
  ...facts: Facts
): void {
  const level = weightOf(rule, which).levels.none;
  add(scope, { ...details, rule, level, direction: "none" }, facts);
}

/** Reports a change of what messages of the given sense hold. */
export function reportIn<Facts extends readonly unknown[], Case extends string>(
  scope: Scope,
  sense: Sense,
  rule: ReportedRule<Facts, Case, MessageLevels>,
  { case: which, ...details }: ChangeDetails<Case>,
  ...facts: Facts
): void {
  const direction = turn(scope, sense);
  const level = weightOf(rule, which).levels[direction];
  add(scope, { ...details, rule, level, direction }, facts);
}

function add<Facts extends readonly unknown[]>(
  { out, operations, place }: Scope,
  { rule, ...draft }: Omit<Draft, "rule" | "text" | "facts"> & { rule: ReportedRule<Facts> },
  facts: Facts,
): void {
  out.add({ ...draft, rule, text: rule.message(...facts), facts }, operations, place);
}

/** Compares two schemas as part of the scope's operations. */
export function compareSchemas(
  scope: Scope,
  sense: Sense,
  base: View,
  revision: View,
  carrier: Carrier,
): void {
  const pair = scope.engine.compare(base, revision, { direction: turn(scope, sense), carrier });
  relateDynamic(scope, pair);
  scope.out.reach(pair, scope.operations, scope.place);
}

/** Whole messages say what keywords cannot, where the way to a reference decides what it means. */
function relateDynamic({ engine }: Scope, pair: SchemaPair): void {
  const rule = rules["dynamic-reference-changed"];
  if (pair.deltas.some((delta) => delta.rule === rule) || engine.isSame(pair.base, pair.revision)) return;
  if (leadsElsewhere(pair.base) || leadsElsewhere(pair.revision))
    addDelta(pair, rule, places(locOf(pair.base), locOf(pair.revision)));
}
