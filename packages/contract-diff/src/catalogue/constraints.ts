import type { Constraint } from "../keywords/constraint.ts";
import { constraints } from "../keywords/table.ts";
import { narrower, type Rule, type RuleLevels, wider } from "./rule.ts";

interface Change {
  readonly name: string;
  readonly levels: RuleLevels;
  line(keyword: string): string;
  /** The example's values before and after, from the row's looser and stricter value. */
  values(loose: string, strict: string): [string | undefined, string | undefined];
}

const changes: readonly Change[] = [
  {
    name: "added",
    levels: narrower,
    line: (keyword) => `A \`${keyword}\` was added: fewer values are accepted than before.`,
    values: (_, strict) => [undefined, strict],
  },
  {
    name: "removed",
    levels: wider,
    line: (keyword) => `\`${keyword}\` was removed: more values are accepted than before.`,
    values: (_, strict) => [strict, undefined],
  },
  {
    name: "tightened",
    levels: narrower,
    line: (keyword) => `\`${keyword}\` is stricter: fewer values are accepted than before.`,
    values: (loose, strict) => [loose, strict],
  },
  {
    name: "loosened",
    levels: wider,
    line: (keyword) => `\`${keyword}\` is less strict: more values are accepted than before.`,
    values: (loose, strict) => [strict, loose],
  },
  {
    name: "changed",
    levels: "breaking",
    line: (keyword) => `\`${keyword}\` changed: some values are no longer accepted, and others now are.`,
    values: (loose, strict) => [loose, strict],
  },
];

function ruleFor(row: Constraint, change: Change): Rule {
  const keyword = row.spelled[0];
  const [before, after] = change
    .values(...row.example)
    .map((value) => (value === undefined ? "# none" : `${keyword}: ${value}`));
  // Which of two regular expressions accepts more is not decided, unless a value shows it.
  const open = row.name === "pattern" && change.name === "changed";
  return {
    id: `${row.name}-${change.name}`,
    levels: open ? "unproven" : change.levels,
    line: open
      ? "`pattern` changed: which one accepts more is only known when a value shows it."
      : change.line(keyword),
    before: before ?? "",
    after: after ?? "",
  };
}

/** The rules that follow from the keyword table. */
export const constraintRules: readonly Rule[] = constraints.flatMap((row) =>
  changes.map((change) => ruleFor(row, change)),
);
