import type { PartnerError } from "@partner-licenses/client";
import type { Cause, ProblemFacts } from "../contract/facts.ts";

/** What the reader can do about an error decides its kind. */
export type ProblemKind =
  | "throttled"
  | "token"
  | "mfa"
  | "role"
  | "forbidden"
  | "request"
  | "contract"
  | "connection"
  | "timeout"
  | "service";

/** An error as the page shows it. */
export interface Problem {
  readonly kind: ProblemKind;
  readonly error: PartnerError;
  /** The documented cause, found by status and code. */
  readonly cause: Cause | undefined;
  /** Request headers that the answer names. */
  readonly headers: readonly string[];
}

/** Causes that an admin of the partner removes by a role. */
const roles = new Set(["role-without-rights", "operation-denied", "insufficient-privileges"]);

function kindOf(error: PartnerError, cause: Cause | undefined): ProblemKind {
  if (error.kind === "throttled") return "throttled";
  if (error.kind === "auth") return cause?.example.startsWith("mfa-") ? "mfa" : "token";
  if (error.kind === "decode" || error.kind === "validation") return "contract";
  if (error.kind === "timeout") return "timeout";
  if (error.status === undefined) return "connection";
  if (error.status === 403) return roles.has(cause?.example ?? "") ? "role" : "forbidden";
  return error.status < 500 ? "request" : "service";
}

function namedHeaders(error: PartnerError, names: readonly string[]): string[] {
  const said = `${error.description ?? ""} ${JSON.stringify(error.data ?? "")}`.toLowerCase();
  return names.filter((name) => said.includes(name.toLowerCase()));
}

/** Sorts an error by what the contract knows about its status and code. */
export function problemOf(error: PartnerError, contract: ProblemFacts): Problem {
  const cause = contract.causes.find(({ status, code }) => status === error.status && code === error.code);
  return { kind: kindOf(error, cause), error, cause, headers: namedHeaders(error, contract.requestHeaders) };
}
