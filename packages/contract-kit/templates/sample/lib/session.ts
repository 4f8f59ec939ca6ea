import { createClient } from "../api.ts";
import { contract } from "../contract.ts";
import { type Exchange, recorder } from "./exchanges.ts";

/** The client of a visit, and what it exchanged last. */
export interface Session {
  readonly client: ReturnType<typeof createClient>;
  /** Where its calls go. */
  readonly address: string;
  /** Forgets what the client learned: a throttled one holds its next calls back, and here every answer should be seen. */
  renew(): void;
  last(): Exchange | undefined;
}

/** A client that tries each call once, so that every error is shown as it comes. */
export function createSession(address: string, token: string): Session {
  const recorded = recorder(contract.security.header);
  const create = () => createClient({ auth: token, baseUrl: address, fetch: recorded.fetch, tries: 1 });
  let current = create();
  const client = new Proxy(current, { get: (_, name) => Reflect.get(current, name) as unknown });
  return {
    client,
    address,
    last: recorded.last,
    renew: () => {
      current = create();
    },
  };
}
