import type { Obj } from "@partner-licenses/document/json";
import type { Effect } from "../effect.ts";

/** One row of the keyword table: what a keyword demands, and what narrower and wider mean for it. */
export interface Constraint<T = unknown> {
  /** The row's name in finding ids. */
  readonly name: string;
  /** How schemas spell it. */
  readonly spelled: readonly string[];
  /** The types that it is about, as bits. */
  readonly types: number;
  /** The demand of one schema; undefined when absent or when it demands nothing. */
  read(raw: Obj): T | undefined;
  /** The demand of two schemas that both hold. */
  meet(a: T, b: T): T;
  /** The relation of two demands; undefined stands for no demand. */
  relate(base: T | undefined, revision: T | undefined): Effect | undefined;
  /** What is left of the demand where only `types` are looked at; undefined when nothing is. */
  within?(demand: T, types: number): T | undefined;
  /** Whether a value meets the demand, where that is simple to say. */
  admits?(demand: T, value: unknown): boolean;
  /** The demand for people. */
  show(demand: T): string;
  /** Example values before and after, for the rule catalogue. */
  readonly example: readonly [string, string];
}

/** A row with its type forgotten, so that rows fit in one table. */
export function row<T>(constraint: Constraint<T>): Constraint {
  return constraint as unknown as Constraint;
}
