import type { Constraint, ConstraintName } from "../keywords/constraint.ts";
import { constraintTable } from "../keywords/table.ts";
import { dependent, withinLimits } from "./remedies.ts";
import { type ReportedRule, ruleOf } from "./rule.ts";
import { both, type MessageLevels, narrower, unknown, wider } from "./weights.ts";

/** What a keyword demanded and demands, for people; undefined where it demands nothing. */
interface Shown {
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What can become of the demand of a keyword. */
export type ConstraintChange = "added" | "removed" | "tightened" | "loosened" | "changed";

type ConstraintRule = ReportedRule<[Shown], never, MessageLevels>;
type ConstraintRules = Readonly<Record<ConstraintChange, ConstraintRule>>;

function rulesOf(row: Constraint): ConstraintRules {
  const [keyword] = row.spelled;
  const [loose, strict] = row.example;
  const [looser, stricter] = [`${keyword}: ${loose}`, `${keyword}: ${strict}`] as const;
  const remedy = row.name === "dependent-required" ? dependent : withinLimits;
  const usual = { source: "none", remedy, seenBy: "run" } as const;
  const went = ({ before, after }: Shown) => `\`${keyword}\` went from ${before} to ${after}`;
  // Which of two regular expressions accepts more is not decided, unless a value shows it.
  const isOpen = row.name === "pattern";
  return {
    added: ruleOf(`${row.name}-added`, {
      ...usual,
      weight: narrower,
      line: `A \`${keyword}\` was added: fewer values are accepted than before.`,
      message: ({ after }: Shown) => `\`${keyword}\` was added: ${after}`,
      example: ["# none", stricter],
    }),
    removed: ruleOf(`${row.name}-removed`, {
      ...usual,
      weight: wider,
      line: `\`${keyword}\` was removed: more values are accepted than before.`,
      message: ({ before }: Shown) => `\`${keyword}\` was removed (it was ${before})`,
      example: [stricter, "# none"],
    }),
    tightened: ruleOf(`${row.name}-tightened`, {
      ...usual,
      weight: narrower,
      line: `\`${keyword}\` is stricter: fewer values are accepted than before.`,
      message: went,
      example: [looser, stricter],
    }),
    loosened: ruleOf(`${row.name}-loosened`, {
      ...usual,
      weight: wider,
      line: `\`${keyword}\` is less strict: more values are accepted than before.`,
      message: went,
      example: [stricter, looser],
    }),
    changed: ruleOf(`${row.name}-changed`, {
      ...usual,
      weight: isOpen ? unknown : both,
      line: isOpen
        ? "`pattern` changed: which one accepts more is only known when a value shows it."
        : `\`${keyword}\` changed: some values are no longer accepted, and others now are.`,
      message: went,
      example: [looser, stricter],
    }),
  };
}

/** The rules that follow from the keyword table: one for each change of each row. */
export const constraintRules: { readonly [Name in ConstraintName]: ConstraintRules } = {
  minimum: rulesOf(constraintTable.minimum),
  maximum: rulesOf(constraintTable.maximum),
  "multiple-of": rulesOf(constraintTable["multiple-of"]),
  "min-length": rulesOf(constraintTable["min-length"]),
  "max-length": rulesOf(constraintTable["max-length"]),
  "min-items": rulesOf(constraintTable["min-items"]),
  "max-items": rulesOf(constraintTable["max-items"]),
  "min-properties": rulesOf(constraintTable["min-properties"]),
  "max-properties": rulesOf(constraintTable["max-properties"]),
  pattern: rulesOf(constraintTable.pattern),
  "unique-items": rulesOf(constraintTable["unique-items"]),
  "dependent-required": rulesOf(constraintTable["dependent-required"]),
  format: rulesOf(constraintTable.format),
  "number-format": rulesOf(constraintTable["number-format"]),
  "content-encoding": rulesOf(constraintTable["content-encoding"]),
  "content-media-type": rulesOf(constraintTable["content-media-type"]),
};
