import type { JsonObject } from "@partner-licenses/document/json";
import type { Effect } from "./effect.ts";

/** A bound of numbers; open means that the bound itself is refused. */
export interface Bound {
  readonly at: number;
  readonly open: boolean;
}

/** What each row of the keyword table demands, by the row's name in finding ids. */
export interface Demands {
  minimum: Bound;
  maximum: Bound;
  "multiple-of": readonly number[];
  "min-length": number;
  "max-length": number;
  "min-items": number;
  "max-items": number;
  "min-properties": number;
  "max-properties": number;
  pattern: ReadonlySet<string>;
  "unique-items": true;
  "dependent-required": ReadonlySet<string>;
  format: readonly string[];
  "number-format": readonly string[];
  "content-encoding": string;
  "content-media-type": string;
}

/** The name of a row. */
export type ConstraintName = keyof Demands;

/** One row of the keyword table: what a keyword demands, and what narrower and wider mean for it. */
export interface Constraint<Name extends ConstraintName = ConstraintName> {
  readonly name: Name;
  /** How schemas spell it. */
  readonly spelled: readonly [string, ...string[]];
  /** The types that it is about, as bits. */
  readonly types: number;
  /** The demand of one schema; undefined when absent or when it demands nothing. */
  read(raw: JsonObject): Demands[Name] | undefined;
  /** The demand of two schemas that both hold. */
  meet(a: Demands[Name], b: Demands[Name]): Demands[Name];
  /** The relation of two demands; undefined stands for no demand. */
  relate(base: Demands[Name] | undefined, revision: Demands[Name] | undefined): Effect | undefined;
  /** What is left of the demand where only `types` are looked at; undefined when nothing is. */
  within?(demand: Demands[Name], types: number): Demands[Name] | undefined;
  /** Whether a value meets the demand, where that is simple to say; values of other types do. */
  admits?(demand: Demands[Name], value: unknown): boolean;
  /** The demand for people. */
  show(demand: Demands[Name]): string;
  /** Example values before and after, for the rule catalogue. */
  readonly example: readonly [string, string];
}
