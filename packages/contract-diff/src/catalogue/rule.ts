import type { SourceEffect } from "../types.ts";
import type { LightWeight, RuleLevels, Weight } from "./weights.ts";

/**
 * Who can see a break of the rule when an old client meets a new server: a run of both, at least a compiler,
 * or nobody, since neither a mock nor the types hold what changed.
 */
export type SeenBy = "run" | "compiler" | "nobody";

/** What a consumer does about a break; two sentences where sending and reading ask for different things. */
export type Remedy = string | { readonly request: string; readonly response: string };

/** One rule of the catalogue: what a finding with this id means. */
export interface Rule {
  /** The id without direction; findings carry theirs in front: `request-`, `response-`, or `both-`. */
  readonly id: string;
  /** The usual levels by direction; `none` is for what is about no message. */
  readonly levels: RuleLevels;
  /** What it means, in one line. */
  readonly line: string;
  /** A contract before and after, in YAML. */
  readonly before: string;
  readonly after: string;
  /** There for every rule that can break anybody. */
  readonly remedy?: Remedy;
  readonly seenBy?: SeenBy;
}

/** A rule as the code that reports it sees it; `Facts` are the arguments of its message. */
export interface ReportedRule<
  Facts extends readonly unknown[] = never,
  Case extends string = string,
  Levels extends RuleLevels = RuleLevels,
> extends Rule {
  readonly levels: Levels;
  readonly weight: Weight<Levels>;
  /** Other weights of the same change, by what makes it weigh more or less. */
  readonly cases?: Readonly<Record<Case, Weight<Levels>>>;
  /** The effect on generated TypeScript: that of the level, or always the same. */
  readonly source: "by-level" | SourceEffect;
  message(...facts: Facts): string;
}

/** What is written down of a rule, apart from its id. */
type Written<Facts extends readonly unknown[], Case extends string, Levels extends RuleLevels> = Omit<
  ReportedRule<Facts, Case, Levels>,
  "id" | "levels" | "before" | "after"
> & { readonly example: readonly [before: string, after: string] };

interface Harmless extends Written<never, never, RuleLevels> {
  readonly weight: LightWeight;
  readonly cases?: never;
}

interface Harmful extends Written<never, string, RuleLevels> {
  readonly remedy: Remedy;
  readonly seenBy: SeenBy;
}

/** A rule as it is written down; one that can break somebody has a remedy, and says who sees the break. */
export type RuleRecord = Harmless | Harmful;

type CaseOf<R> = R extends { readonly cases: infer Cases } ? keyof Cases & string : never;

/** The rules that records describe, by id. */
export type Defined<Records extends Readonly<Record<string, RuleRecord>>> = {
  readonly [Id in keyof Records]: ReportedRule<
    Parameters<Records[Id]["message"]>,
    CaseOf<Records[Id]>,
    Records[Id]["weight"]["levels"]
  >;
};

/** Makes rules of records, which stand under their ids. */
export function define<Records extends Readonly<Record<string, RuleRecord>>>(
  records: Records,
): Defined<Records> {
  const rules = Object.entries<RuleRecord>(records).map(([id, record]) => [id, ruleOf(id, record)]);
  // The keys are those of the records, which `Object.entries` forgets.
  return Object.fromEntries(rules) as Defined<Records>;
}

/** The rule that a record describes. */
export function ruleOf<Facts extends readonly unknown[], Case extends string, Levels extends RuleLevels>(
  id: string,
  { example: [before, after], ...record }: Written<Facts, Case, Levels>,
): ReportedRule<Facts, Case, Levels> {
  return { ...record, id, before, after, levels: record.weight.levels };
}

/** The weight of a change: the rule's usual one, or that of a case. */
export function weightOf<Case extends string, Levels extends RuleLevels>(
  rule: ReportedRule<never, Case, Levels>,
  which: Case | undefined,
): Weight<Levels> {
  return which === undefined ? rule.weight : (rule.cases?.[which] ?? rule.weight);
}
