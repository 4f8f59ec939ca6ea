import type { BodyVariant } from "./engine/types.ts";

/** What a step does to the bytes on the wire, beyond the answer itself. */
export type WireEffect = (typeof wireEffects)[number];
export const wireEffects = ["reset", "truncated", "slow-body", "bom"] as const;

/** One answer of a scenario. An empty step is the contract's ordinary answer. */
export interface ScenarioStep {
  readonly status?: number;
  /** Named example of that status. */
  readonly example?: string;
  /** The ordinary answer with another body, derived from it. */
  readonly variant?: BodyVariant;
  /** Seconds to wait, sent in `Retry-After`; a body that names the contract's own seconds names these. */
  readonly retryAfter?: number;
  /** How `Retry-After` gives them: in seconds unless it says `date`. */
  readonly retryAfterForm?: "date";
  /** A body that is not the contract's. */
  readonly html?: string;
  readonly wire?: WireEffect;
}

export interface Scenario {
  /** One line for people. */
  readonly summary: string;
  /** Answers in turn; the last one repeats. */
  readonly steps: readonly ScenarioStep[];
  /** What a client that retries and renews its token has in the end: data, or an error of that kind. */
  readonly ends: "data" | "network" | "decode";
  /** The first step repeats until the caller sends another token. */
  readonly untilNewToken?: true;
}

const signIn = `<!doctype html>
<html lang="en"><head><title>Sign in to your account</title></head>
<body><form method="post" action="/login"><input name="login" type="email"><button>Next</button></form></body></html>
`;

/** Every scenario by name: the one list for the mock, for MSW handlers and for client tests. */
export const scenarios = {
  ok: {
    summary: "the ordinary answer",
    steps: [{}],
    ends: "data",
  },
  empty: {
    summary: "the ordinary answer without rows",
    steps: [{ variant: "empty" }],
    ends: "data",
  },
  "throttled-once": {
    summary: "429 with Retry-After in seconds, then the ordinary answer",
    steps: [{ status: 429, retryAfter: 1 }, {}],
    ends: "data",
  },
  "throttled-date": {
    summary: "429 with Retry-After as an HTTP date, then the ordinary answer",
    steps: [{ status: 429, retryAfter: 2, retryAfterForm: "date" }, {}],
    ends: "data",
  },
  "flaky-2": {
    summary: "503 twice, then the ordinary answer",
    steps: [{ status: 503 }, { status: 503 }, {}],
    ends: "data",
  },
  "expired-token": {
    summary: "401 until the caller sends another token",
    steps: [{ status: 401 }, {}],
    ends: "data",
    untilNewToken: true,
  },
  "slow-body": {
    summary: "headers at once, the body in pieces over one second",
    steps: [{ wire: "slow-body" }],
    ends: "data",
  },
  truncated: {
    summary: "the connection ends in the middle of the body",
    steps: [{ wire: "truncated" }],
    ends: "network",
  },
  reset: {
    summary: "the connection is reset before any answer",
    steps: [{ wire: "reset" }],
    ends: "network",
  },
  "html-login": {
    summary: "200 with a sign-in page where JSON belongs",
    steps: [{ html: signIn }],
    ends: "decode",
  },
  bom: {
    summary: "the body starts with a UTF-8 byte order mark",
    steps: [{ wire: "bom" }],
    ends: "data",
  },
  "unknown-fields": {
    summary: "members and values that a later version may add",
    steps: [{ variant: "unknown-fields" }],
    ends: "data",
  },
  large: {
    summary: "the example named large",
    steps: [{ example: "large" }],
    ends: "data",
  },
} as const satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof scenarios;

/** The names, in the order of the list. */
export const scenarioNames = Object.keys(scenarios) as ScenarioName[];

/** The scenario of that name, or `undefined`. */
export function findScenario(name: string): Scenario | undefined {
  return Object.hasOwn(scenarios, name) ? scenarios[name as ScenarioName] : undefined;
}
