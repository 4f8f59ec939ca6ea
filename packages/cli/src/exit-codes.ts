import type { PartnerError } from "@partner-licenses/client";

/** Exit codes of the command. They are stable: scripts may decide on them. */
export const exitCodes = {
  /** The rows were printed, possibly none. */
  ok: 0,
  /** A fault in this program. */
  unexpected: 1,
  /** The command line is wrong. Nothing was sent. */
  usage: 2,
  /** No token, or the service refused it (401). */
  auth: 3,
  /** The token is good, but may not read this (403). */
  forbidden: 4,
  /** Too many requests (429), and the service asks for a longer wait than the call may take. */
  throttled: 5,
  /** No answer, a broken connection, or none in time. */
  network: 6,
  /** Any other error status of the service. */
  service: 7,
  /** An answer that is not what the contract says, for example the page of a proxy. */
  answer: 8,
  /** Ctrl-C. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The exit code of a failed call. */
export function exitCodeOf({
  kind,
  status,
  headers,
}: Pick<PartnerError, "kind" | "status" | "headers">): ExitCode {
  switch (kind) {
    case "auth":
      return exitCodes.auth;
    case "throttled":
      return exitCodes.throttled;
    case "network":
      // an answer began, and was cut off
      return headers ? exitCodes.answer : exitCodes.network;
    case "timeout":
      return exitCodes.network;
    case "validation":
      // without an answer it is the options that make no request
      return status === undefined ? exitCodes.usage : exitCodes.answer;
    case "decode":
      return exitCodes.answer;
    case "aborted":
      return exitCodes.interrupted;
    default:
      return status === 403 ? exitCodes.forbidden : exitCodes.service;
  }
}
