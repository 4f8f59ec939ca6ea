import type { Words } from "../words/words.ts";

/** What the preview asks of the mock for one call. */
export interface Step {
  /** Value of the `Prefer` header; the mock's default example without it. */
  readonly prefer?: string;
  /** Moves the dates of a made-up answer close to today: how old it looks says nothing. */
  readonly recent?: boolean;
  /** Holds the answer back, in milliseconds: the mock answers at once. */
  readonly holdMs?: number;
  /** Damages the call, for what the mock cannot show: it always answers and always keeps to the contract. */
  readonly damage?: "connection" | "field" | "body";
}

/** What a step may depend on. */
export interface Progress {
  /** Calls answered so far in this state. */
  readonly answered: number;
  /** Whether the reader has entered a token. */
  readonly tokenEntered: boolean;
}

/** One state of the dashboard. */
export interface Scenario {
  /** Value of `?state=`; empty for the default. */
  readonly id: keyof Words["states"];
  readonly step: (progress: Progress) => Step;
  /** Loads once more after the first answer. */
  readonly refetch?: boolean;
}

interface Group {
  readonly kind: keyof Words["stateGroups"];
  readonly scenarios: readonly Scenario[];
}

const example = (prefer: string) => (): Step => ({ prefer });
const madeUp = (name: string): Step => ({ prefer: `example=${name}`, recent: true });
const realistic = madeUp("realistic");
const damaged = (damage: NonNullable<Step["damage"]>) => (): Step => ({ ...realistic, damage });
const firstly = (first: Step, later: Step) => (progress: Progress) =>
  progress.answered === 0 ? first : later;
const untilToken = (prefer: string) => (progress: Progress) =>
  progress.tokenEntered ? realistic : { prefer };
/** Held back for less than the time that the client gives one try. */
const held: Step = { ...realistic, holdMs: 20_000 };

/** All states, in the order of the menu. The first one is the default. */
export const scenarioGroups: readonly Group[] = [
  {
    kind: "data",
    scenarios: [
      { id: "", step: () => realistic },
      { id: "documented", step: example("example=documented") },
      { id: "channels", step: () => madeUp("channels-and-unknown-values") },
      { id: "large", step: () => madeUp("large") },
      { id: "empty", step: example("example=empty") },
    ],
  },
  {
    kind: "waiting",
    scenarios: [
      { id: "loading", step: () => held },
      { id: "refetching", step: firstly(realistic, held), refetch: true },
      { id: "throttled", step: firstly({ prefer: "code=429, example=throttled" }, realistic) },
      {
        id: "stale-error",
        step: firstly(realistic, { prefer: "code=503, example=service-busy" }),
        refetch: true,
      },
    ],
  },
  {
    kind: "problems",
    scenarios: [
      { id: "unauthorized", step: untilToken("code=401, example=access-denied") },
      { id: "mfa", step: untilToken("code=401, example=mfa-missing") },
      { id: "forbidden", step: example("code=403, example=role-without-rights") },
      { id: "bad-request", step: example("code=400, example=invalid-property") },
      { id: "error", step: example("code=500, example=unexpected-error") },
      { id: "offline", step: damaged("connection") },
      { id: "contract-break", step: damaged("field") },
      { id: "cut-off", step: damaged("body") },
    ],
  },
];

/** All states in one list. */
export const scenarios: readonly Scenario[] = scenarioGroups.flatMap((group) => group.scenarios);

/** The state of that name, or the default one. */
export function scenarioOf(id: string): Scenario {
  const found = scenarios.find((scenario) => scenario.id === id) ?? scenarios[0];
  if (!found) throw new Error("There is no state to show.");
  return found;
}
