import { createClient } from "../../src/client.ts";
import type { Contract, OperationEntry } from "../../src/contract.ts";
import { ApiError } from "../../src/errors.ts";
import type { Limits } from "../../src/options.ts";
import type { CallInput } from "../../src/shared.ts";

/** A request as it was sent. */
export interface Sent {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: Headers;
  readonly body: BodyInit | null | undefined;
}

/** A client of one operation, and what it sends. `answer` makes the answers; a 204 by default. */
export function clientOf(
  entry: Partial<OperationEntry>,
  contract: Partial<Contract> = {},
  options: {
    auth?: unknown;
    validate?: unknown;
    variables?: object;
    /** A base URL that nothing is sent to. */
    ownUrl?: string;
    /** A server to send to; else nothing is sent, and `answer` makes the answers. */
    baseUrl?: string;
    answer?: (sent: Sent) => Response | Promise<Response>;
  } & Limits = {},
) {
  const sent: Sent[] = [];
  const {
    auth,
    validate,
    variables,
    ownUrl,
    baseUrl,
    answer = () => new Response(null, { status: 204 }),
    ...limits
  } = options;
  const client = createClient<never, object>(
    {
      ...{ version: "1.0.0", client: "test", environments: { default: "https://api.example" } },
      ...{ auth: { header: "Authorization", prefix: "Bearer ", scopes: [], final: [] } },
      ...{ ids: {}, fault: {}, error: ApiError, chain: () => ({}) },
      operations: { one: { method: "GET", path: "/one", headers: {}, ...entry } },
      ...contract,
    } as never,
    {
      auth,
      validate,
      variables,
      tries: 1,
      ...limits,
      ...((baseUrl ?? ownUrl) && { baseUrl: baseUrl ?? ownUrl }),
      fetch: async (input: string | Request, init: RequestInit = {}) => {
        const { method, url } =
          input instanceof Request ? input : { method: init.method ?? "GET", url: input };
        const headers = new Headers(input instanceof Request ? input.headers : init.headers);
        const sentBody = input instanceof Request ? input.body : init.body;
        const request = { method, target: url.replace("https://api.example", ""), headers, body: sentBody };
        sent.push(request);
        if (baseUrl) return fetch(input, init);
        return answer(request);
      },
    } as never,
  );
  const call = client.call as unknown as (id: "one", input?: CallInput) => Promise<unknown>;
  return { sent, client, call: (input?: CallInput) => call("one", input) };
}
