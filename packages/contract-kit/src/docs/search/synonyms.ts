/**
 * Words of the field that mean one thing to a reader: whoever looks for one of a row finds the others too, after what
 * has the word itself. A phrase is one word here.
 */
export const SYNONYMS: readonly (readonly string[])[] = [
  [
    "rate limit",
    "rate limits",
    "rate limiting",
    "throttling",
    "throttled",
    "429",
    "too many requests",
    "quota",
  ],
  ["pagination", "paging", "nextlink", "next page", "continuation"],
  ["unauthorised", "unauthorized", "401", "mfa", "login", "log in", "sign in", "amr", "900421", "2fa"],
  ["forbidden", "403", "permission", "permissions", "role", "roles"],
  ["backoff", "retry", "retries", "retry-after"],
  ["offline", "fake", "stub", "mock", "prism"],
  [
    "breaking",
    "breaking change",
    "breaking changes",
    "semver",
    "compatibility",
    "compatible",
    "backwards compatible",
  ],
  ["hook", "hooks", "react", "usequery", "tanstack"],
  ["proxy", "cors", "browser", "browsers"],
  ["cancel", "cancellation", "abort", "aborted", "abortsignal", "signal"],
  ["install", "setup", "set up", "quick start", "quickstart", "getting started"],
  ["deprecated", "superseded", "successor", "replacement", "retired", "graph"],
  ["timeout", "timeouts", "deadline"],
  ["telemetry", "tracing", "traces", "opentelemetry", "logging"],
  ["upgrade", "upgrading", "migrate", "migration"],
];
