import { inspect } from "node:util";
import {
  createPartnerClient,
  isPartnerError,
  type PartnerClientOptions,
  type PartnerError,
} from "../../src/index.ts";
import { example } from "./contract.ts";

export const baseUrl = "https://partner.test";

/** A JSON answer. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
  });
}

/** The answer of a named example of the contract. */
export function answer(status: number, name?: string, headers: Record<string, string> = {}): Response {
  return json(example(status, name).value, status, headers);
}

export type Handler = (request: Request, init?: RequestInit) => Promise<Response>;

/** A client over a handler that tries once, and the requests that reached it. */
export function clientOver(handler: Handler, options: PartnerClientOptions = {}) {
  const requests: Request[] = [];
  const fetch = async (input: string | Request, init?: RequestInit) => {
    const request = new Request(input, init);
    requests.push(request);
    return handler(request, init);
  };
  return {
    partner: createPartnerClient({ baseUrl, auth: "token-1", tries: 1, ...options, fetch }),
    requests,
  };
}

/** The PartnerError that a promise rejects with. Anything else fails the test. */
export async function errorOf(promise: Promise<unknown>): Promise<PartnerError> {
  const error = await promise.then(
    (value) => `a value: ${inspect(value)}`,
    (reason: unknown) => reason,
  );
  if (!isPartnerError(error)) throw new Error(`Expected a PartnerError, got ${inspect(error)}`);
  return error;
}
