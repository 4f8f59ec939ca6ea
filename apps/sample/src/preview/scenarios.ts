/** What the preview asks of the mock for one call. */
export interface Step {
  /** Value of the `Prefer` header; the mock's default example without it. */
  readonly prefer?: string;
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
  readonly id: string;
  readonly label: string;
  readonly note: string;
  readonly step: (progress: Progress) => Step;
  /** Loads once more after the first answer. */
  readonly refetch?: boolean;
}

const realistic: Step = { prefer: "example=realistic" };
const always = (step: Step) => () => step;
const once = (first: Step) => (progress: Progress) => (progress.answered === 0 ? first : realistic);
const untilToken = (step: Step) => (progress: Progress) => (progress.tokenEntered ? realistic : step);
/** Less than the time that the client gives one try. */
const longMs = 20_000;

/** All states, in the order of the menu. The first one is the default. */
export const scenarioGroups: readonly { readonly title: string; readonly scenarios: readonly Scenario[] }[] =
  [
    {
      title: "Data",
      scenarios: [
        {
          id: "",
          label: "Realistic data",
          note: "Made-up percentages, one above 100 %",
          step: always(realistic),
        },
        {
          id: "documented",
          label: "Documented sample",
          note: "What Microsoft's page shows: all zero, March 2017",
          step: always({ prefer: "example=documented" }),
        },
        {
          id: "channels",
          label: "Channels and unknown values",
          note: "Values that the contract does not list",
          step: always({ prefer: "example=channels-and-unknown-values" }),
        },
        { id: "large", label: "500 rows", note: "A long list", step: always({ prefer: "example=large" }) },
        {
          id: "empty",
          label: "No data",
          note: "The API answers with no rows",
          step: always({ prefer: "example=empty" }),
        },
      ],
    },
    {
      title: "Waiting",
      scenarios: [
        {
          id: "loading",
          label: "Loading",
          note: "The first answer takes 20 seconds",
          step: always({ ...realistic, holdMs: longMs }),
        },
        {
          id: "refetching",
          label: "Refreshing",
          note: "Data on screen, the next answer takes 20 seconds",
          step: ({ answered }) => (answered === 0 ? realistic : { ...realistic, holdMs: longMs }),
          refetch: true,
        },
        {
          id: "throttled",
          label: "Throttled",
          note: "429 once, then data by itself",
          step: once({ prefer: "code=429, example=throttled" }),
        },
        {
          id: "stale-error",
          label: "Refresh failed",
          note: "Data on screen, the next call fails",
          step: ({ answered }) => (answered === 0 ? realistic : { prefer: "code=503, example=service-busy" }),
          refetch: true,
        },
      ],
    },
    {
      title: "Problems",
      scenarios: [
        {
          id: "unauthorized",
          label: "Token refused",
          note: "401, until a token is entered",
          step: untilToken({ prefer: "code=401, example=access-denied" }),
        },
        {
          id: "mfa",
          label: "MFA missing",
          note: "401 with code 900421, until a token is entered",
          step: untilToken({ prefer: "code=401, example=mfa-missing" }),
        },
        {
          id: "forbidden",
          label: "Role without rights",
          note: "403",
          step: always({ prefer: "code=403, example=role-without-rights" }),
        },
        {
          id: "bad-request",
          label: "Bad request",
          note: "400 that names a header",
          step: always({ prefer: "code=400, example=invalid-property" }),
        },
        {
          id: "error",
          label: "Service failed",
          note: "500",
          step: always({ prefer: "code=500, example=unexpected-error" }),
        },
        {
          id: "offline",
          label: "No connection",
          note: "The call does not get through",
          step: always({ damage: "connection" }),
        },
        {
          id: "contract-break",
          label: "Contract broken",
          note: "The numbers of the answer arrive as strings",
          step: always({ ...realistic, damage: "field" }),
        },
        {
          id: "cut-off",
          label: "Answer cut off",
          note: "Half of the answer is missing",
          step: always({ ...realistic, damage: "body" }),
        },
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
