import type { ContractInput } from "@partner-licenses/document/reader/input";

/** A file path, `<git-rev>:<path>`, or a parsed document. */
export type DiffInput = ContractInput;

/** How much a finding asks of a release. `unproven` counts as breaking until a person accepts it. */
export type Level = "breaking" | "additive" | "docs" | "unproven";

/** Semver bump that the whole diff needs; `patch` is documentation only, `none` is the same contract. */
export type Bump = "major" | "minor" | "patch" | "none";

/** Whose message is affected: what consumers send, what they receive, both, or neither. */
export type Direction = "request" | "response" | "both" | "none";

/** Effect on consumers' TypeScript, where it differs from the effect on the wire. */
export type SourceEffect = "breaking" | "additive" | "none";

/** Where a finding stands. File, line and column are absent for a document given as an object. Lines count from 1. */
export interface FindingPlace {
  pointer: string;
  file?: string;
  line?: number;
  column?: number;
}

/** A JSON value that the one contract accepts and the other refuses, checked with Ajv. */
export interface Witness {
  value: unknown;
  acceptedBy: "base" | "revision";
  refusedBy: "base" | "revision";
  /** The schemas that were asked, by pointer in the contract that accepts and the one that refuses. */
  schema: { accepts: string; refuses: string };
  /** What the refusing schema says about the value. */
  reason: string;
  /** The whole request that the value is a part of, as it would be sent. */
  request?: string;
}

/** One cause, with every operation that it reaches. */
export interface Finding {
  /** The rule, with the direction in front. */
  id: string;
  level: Level;
  direction: Direction;
  message: string;
  base?: FindingPlace;
  revision?: FindingPlace;
  operations: string[];
  /** Where the actions of overlays stand that made the revision so, where overlays made it. */
  overlays?: string[];
  source: SourceEffect;
  /**
   * Twelve hex digits that name the finding by its rule, its place in the messages, what was and is there, and the
   * operations that it reaches. Words, lines and the files of the contract have no part in it.
   */
  fingerprint: string;
  /** Where the policy of a house gives the finding another level: the usual one, and why. */
  policy?: { usual: Level; reason: string };
  witness?: Witness;
  /** What was tried to show an unproven break. */
  tried?: string;
}

/** The result of {@link diff}. */
export interface DiffReport {
  bump: Bump;
  findings: Finding[];
}
