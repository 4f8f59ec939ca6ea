import type { ApiError, ApiErrorKind } from "./errors.ts";

const byKind: Readonly<Record<ApiErrorKind, string>> = {
  http: "See code and description.",
  throttled: "Wait for retryAfterMs.",
  auth: "Check the token: audience, scopes, expiry.",
  network: "Check the connection and the base URL.",
  timeout: "Allow more time.",
  aborted: "The caller cancelled it.",
  decode: "Check for a proxy or a login page.",
  validation: "Check the options, and the version of the contract.",
};

/** What to do about an error, in a sentence. It stands apart from the error, since only some programs show it. */
export function nextStep({ kind, status }: ApiError): string {
  if (kind === "auth" && status === undefined) return "See the cause, and check the token source.";
  return byKind[kind];
}
