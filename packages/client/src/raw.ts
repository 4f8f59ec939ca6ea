import type { paths } from "@partner-licenses/types";
import createClient, { type Client, type ClientOptions } from "openapi-fetch";
import { createPartnerClient as createBare, type PartnerClient } from "./client.ts";
import type { PartnerClientOptions } from "./options.ts";
import { environments } from "./table.ts";

/** Options of {@link createRawClient}: those of openapi-fetch, and a named base URL of the contract. */
export interface RawClientOptions extends ClientOptions {
  environment?: keyof typeof environments;
}

/** Makes a bare openapi-fetch client with the types of the contract: no token, no ids, no retries. */
export function createRawClient({ environment, ...options }: RawClientOptions = {}): Client<paths> {
  const baseUrl = environments[environment ?? (Object.keys(environments)[0] as string)];
  return createClient<paths>({ ...(baseUrl && { baseUrl }), ...options });
}

/** A client with openapi-fetch beside it. */
export interface PartnerClientWithRaw extends PartnerClient {
  /**
   * The untouched, typed openapi-fetch client on the same transport. It sends the client's token to the client's base URL;
   * each call is tried once and returns `{ data, error, response }`.
   */
  readonly raw: Client<paths>;
}

/** Makes a client that has `raw`: the same client with the same options otherwise. */
export function createPartnerClient(options: PartnerClientOptions = {}): PartnerClientWithRaw {
  const partner = createBare(options);
  const { baseUrl, fetch } = partner;
  return { ...partner, raw: createClient<paths>({ baseUrl, fetch }) };
}
