import openapiFetch, { type ClientOptions as FetchOptions, type Client as RawClient } from "openapi-fetch";
import type { Client } from "./client.ts";
import type { Api } from "./types/operation.ts";

export type { RawClient };

/** Options of {@link createRawClient}: those of openapi-fetch, and a named base URL of the contract. */
export interface RawClientOptions<Environment extends PropertyKey = string> extends FetchOptions {
  environment?: Environment;
}

/** Makes a bare openapi-fetch client with the types of the contract: no token, no ids, no retries. */
export function createRawClient<Paths extends object>(
  environments: Readonly<Record<string, string>>,
  { environment = Object.keys(environments)[0] as string, ...options }: RawClientOptions = {},
): RawClient<Paths> {
  const baseUrl = environments[environment];
  return openapiFetch<Paths>({ ...(baseUrl && { baseUrl }), ...options });
}

/** What {@link withRaw} adds to a client. */
export interface Raw<Paths extends object> {
  /**
   * The untouched, typed openapi-fetch client on the same transport. It sends the client's token to the client's base URL;
   * each call is tried once and returns `{ data, error, response }`.
   */
  readonly raw: RawClient<Paths>;
}

/** The same client with openapi-fetch next to it. */
export function withRaw<Paths extends object, Own extends Pick<Client<Api>, "baseUrl" | "fetch">>(
  client: Own,
): Own & Raw<Paths> {
  const { baseUrl, fetch } = client;
  return { ...client, raw: openapiFetch<Paths>({ baseUrl, fetch }) };
}
