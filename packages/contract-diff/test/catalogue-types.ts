import { define } from "../src/catalogue/rule.ts";
import { type RuleId, rules } from "../src/catalogue/rules.ts";
import { additive, breaking } from "../src/catalogue/weights.ts";
import { report, reportIn } from "../src/compare/report.ts";
import type { Scope } from "../src/compare/scope.ts";
import { addDelta, type SchemaPair } from "../src/relation/delta.ts";

// What must not compile. `tsc --noEmit` runs this file: an expected error that does not come is one.
declare const scope: Scope;
declare const pair: SchemaPair;
declare const change: "added" | "changed";

export const ids: readonly RuleId[] = ["path-added", "min-length-tightened"];
// @ts-expect-error no keyword is called so
export const id: RuleId = "longest-length-added";

// @ts-expect-error no rule is called so
report(scope, rules["path-moved"], {});
// @ts-expect-error a rule is composed that is not there
addDelta(pair, rules[`union-${change}`], {});
// @ts-expect-error the message needs the media type
reportIn(scope, "request", rules["media-type-added"], {});
// @ts-expect-error the message has no such fact
reportIn(scope, "request", rules["media-type-added"], {}, { name: "text/csv" });
// @ts-expect-error a rule about messages has a direction
report(scope, rules["media-type-added"], {}, { type: "text/csv" });
// @ts-expect-error a rule about whole paths has none
reportIn(scope, "request", rules["path-added"], {});
// @ts-expect-error no case of the rule is called so
report(scope, rules["extension-changed"], { case: "worse" }, { key: "x-a", before: 1, after: 2 });
// @ts-expect-error the rule knows no cases
addDelta(pair, rules["null-added"], { case: "narrower" });

const words = { line: "A.", message: () => "a", example: ["a", "b"], source: "none" } as const;
define({ fine: { ...words, weight: additive } });
// @ts-expect-error a rule that breaks somebody needs a remedy, and says who sees the break
define({ mute: { ...words, weight: breaking } });
// @ts-expect-error a harmless rule that a case makes harmful needs a remedy, too
define({ sly: { ...words, weight: additive, cases: { worse: breaking } } });
