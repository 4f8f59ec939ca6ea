import {
  createPartnerClient,
  isPartnerError,
  type PartnerClientOptions,
  type PartnerError,
} from "@partner-licenses/client";

/** What a runtime is given before it runs the checks. */
export interface Setting {
  /** Base URL of the loopback server that misbehaves on demand. */
  readonly server: string;
  /** Base URL of the mock. */
  readonly mock: string;
  /** Base URL where nothing listens. */
  readonly closed: string;
  /** The runtime is a browser: no header that only describes the client may be sent. */
  readonly browser: boolean;
}

export interface Check {
  readonly name: string;
  run(on: Setting): Promise<void>;
}

export interface Result {
  readonly name: string;
  readonly ok: boolean;
  readonly message?: string;
}

/** A request as the loopback server saw it. */
export interface Seen {
  readonly at: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** Nothing that an error shows may hold it. */
export const canary = "canary-token-91ab";

/** A client whose calls meet one scenario of the loopback server, and what the server saw of them. */
export function meet(on: Setting, scenario: string, options: PartnerClientOptions = {}) {
  const session = crypto.randomUUID();
  const partner = createPartnerClient({
    auth: canary,
    baseUrl: `${on.server}/${scenario}/${session}`,
    ...options,
  });
  const seen = async () => (await (await fetch(`${on.server}/log/${session}`)).json()) as Seen[];
  return { partner, get: partner.analytics.licenses.usage.get, seen };
}

export function equal(actual: unknown, expected: unknown, what: string): void {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what}: ${a ?? "undefined"} instead of ${b ?? "undefined"}`);
}

export function holds(condition: unknown, what: string): void {
  if (!condition) throw new Error(what);
}

/** The PartnerError that the promise must reject with. */
export async function failure(promise: Promise<unknown>): Promise<PartnerError> {
  const value = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (isPartnerError(value)) return value;
  throw new Error(`no PartnerError but ${value instanceof Error ? value.stack : String(value)}`);
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Runs all checks, a few at a time, in the order of the list. Never rejects. */
export async function runChecks(checks: readonly Check[], on: Setting): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < checks.length; index = next++) {
      const { name, run } = checks[index] as Check;
      results[index] = await run(on).then(
        () => ({ name, ok: true }),
        (error: unknown) => ({
          name,
          ok: false,
          message: error instanceof Error ? error.message : String(error),
        }),
      );
    }
  };
  await Promise.all(Array.from({ length: 4 }, worker));
  return results;
}
