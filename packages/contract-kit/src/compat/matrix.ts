import type { JudgedFinding } from "@partner-licenses/contract-diff/accept";
import type { Evidence } from "./evidence.ts";
import type { Origin } from "./home/home.ts";

/**
 * How two versions get along. `works`; `newer`: the newer client needs something that only the newer server
 * gives, which a release may ask for; `accepted`: it breaks, and somebody accepted that; `breaks`.
 */
export type State = "works" | "newer" | "accepted" | "breaks";

/** A finding of `contract diff`, and the failures that it explains. */
export interface Explained {
  readonly item: JudgedFinding;
  readonly evidence: readonly Evidence[];
}

/** One meeting of two versions. */
export interface Cell {
  readonly kind: "wire" | "source";
  /** Version of the client, or of the code that is compiled. */
  readonly client: string;
  /** Version of the server, or of the types. */
  readonly server: string;
  readonly state: State;
  /** How many calls, bodies, programs and lines were tried. */
  readonly checks: number;
  readonly evidence: readonly Evidence[];
  /** The findings of `contract diff` that explain the failures. */
  readonly findings: readonly Explained[];
  /** For `source`: how many errors each compiler reported. */
  readonly compilers?: Readonly<Record<string, number>>;
}

/** `contract diff` and a run disagree. */
export interface Disagreement {
  readonly kind: /** Something failed, and no finding says why. */
    | "red-without-finding"
    /** A finding says that consumers break, and none did. */
    | "finding-without-red"
    /** Two compilers judge differently. */
    | "compilers-differ";
  readonly older: string;
  readonly newer: string;
  readonly message: string;
  readonly finding?: JudgedFinding;
}

/** A version of the matrix. */
export interface Row {
  readonly label: string;
  readonly version: string;
  readonly origin: Origin;
  readonly programs: readonly string[];
}

/** What came of one history. */
export interface History {
  /** The folder, as people read it. */
  readonly folder: string;
  readonly rows: readonly Row[];
  readonly cells: readonly Cell[];
  readonly disagreements: readonly Disagreement[];
  /** Breaking findings that neither a mock nor a compiler can show. */
  readonly unseen: readonly {
    readonly older: string;
    readonly newer: string;
    readonly finding: JudgedFinding;
  }[];
  /** Red cells that a release must not have. */
  readonly forbidden: readonly Cell[];
}

/** True when nothing fails that should not. */
export function holds(histories: readonly History[]): boolean {
  return histories.every(({ forbidden, disagreements }) => forbidden.length + disagreements.length === 0);
}
