import type { Coverage } from "../engine/types.ts";

export type { Coverage, Covered } from "../engine/types.ts";

export interface VerifyOptions {
  /** The server under test. */
  baseUrl: string;
  /** Another contract than the built-in one. */
  spec?: string | object;
  /** What stands for the credential of every scheme; cases that need one are skipped without it. */
  token?: string;
  /** Credentials of single schemes, by their names in the contract. */
  tokens?: Readonly<Record<string, string>>;
  /** Run operations that may change data, too. */
  unsafe?: boolean;
  /** Longest wait for one answer, in milliseconds; 30,000 by default. */
  timeoutMs?: number;
  /**
   * Run Arazzo workflows with `@redocly/cli`: those next to the contract, else workflows made from it.
   * `"installed"` skips them where that package is missing, `true` throws. Off by default.
   */
  workflows?: boolean | "installed";
  /** Arazzo file to run instead. */
  arazzo?: string;
  /** Call the server through `@partner-licenses/client`, too; the same values. */
  client?: boolean | "installed";
  /** Folder in which both packages are looked up; the current one by default. */
  folder?: string;
}

export interface CaseResult {
  name: string;
  /** Method and path. */
  request: string;
  /** `advice` is a departure from what is usual but not promised; it does not fail the run. */
  outcome: "passed" | "failed" | "advice" | "skipped";
  /** What departs from the contract, or why the case was skipped. */
  departures: string[];
  status?: number;
  durationMs?: number;
}

export interface VerifyReport {
  /** Title and version. */
  contract: string;
  /** The server, or the file of traffic. */
  baseUrl: string;
  /** Nothing failed, and something ran. */
  ok: boolean;
  /** Every operation was answered, and no case of the contract was skipped: what is skipped is not kept. */
  complete: boolean;
  /** What of the contract's answers was seen as it allows. */
  coverage: Coverage;
  results: CaseResult[];
}

/** What `verifyTraffic` takes. */
export interface TrafficOptions {
  /** A HAR file, or what `record` wrote. */
  file: string;
  /** Another contract than the built-in one. */
  spec?: string | object;
}

/** What a verification showed, without the single cases: for a page that says which contract a server keeps. */
export interface Certificate {
  contract: string;
  server: string;
  /** ISO 8601. */
  verifiedAt: string;
  /** Whether the contract is kept, or only what of it was checked. */
  verdict: "kept" | "kept as far as checked" | "not kept";
  counts: Record<CaseResult["outcome"], number>;
  coverage: Coverage;
}
