import type { Auth } from "./auth.ts";
import type { PartnerEvent } from "./events.ts";
import type { environments } from "./generated/operations.ts";
import type { ResponseValidation } from "./validate.ts";

/** Base URLs that the contract declares, by name. */
export type Environment = keyof typeof environments;

/** Limits of a call. Those of the call win over those of the client. */
export interface Limits {
  /** How often a call is tried at most. Default: 4. Only operations that may be repeated are tried again. */
  tries?: number | undefined;
  /** Time for one try, its body included, in milliseconds. Default: 30 000. */
  timeout?: number | undefined;
  /** Time for the whole call with its token, waits and tries, in milliseconds. Default: 100 000. */
  deadline?: number | undefined;
}

/** Options of {@link createPartnerClient}. All of them are optional. */
export interface PartnerClientOptions extends Limits {
  /**
   * Where the bearer token comes from: a string, a function, or an object with `getToken()`.
   * Leave it out when a proxy of yours adds the token.
   */
  auth?: Auth | undefined;
  /** Named base URL of the contract. Default: the first one. */
  environment?: Environment | undefined;
  /** Base URL, when it is none of the environments: a mock, a proxy. Wins over `environment`. */
  baseUrl?: string | undefined;
  /** Language of texts and rates, for example `en-US`. Default: not sent, the service decides. */
  locale?: string | undefined;
  /** Name of your application, sent where the contract has a header for it. */
  application?: string | undefined;
  /** Headers of every call. */
  headers?: Record<string, string> | undefined;
  /** Replaces the global `fetch`: for tests, proxies, other agents. */
  fetch?: FetchLike | undefined;
  /** Is told what happens inside; what it throws, or its promise rejects with, is ignored. */
  onEvent?: ((event: PartnerEvent) => void) | undefined;
  /** Checks success answers against the contract: `validation("warn")` of `@partner-licenses/client/validate`. Default: off. */
  validate?: ResponseValidation | undefined;
}

/**
 * What the client needs of `fetch`. A call gives the URL, and method, headers, body and signal beside it;
 * `partner.fetch` gives a whole `Request`. `new Request(input, init)` is right for both.
 */
export type FetchLike = (input: string | Request, init?: RequestInit) => Promise<Response>;

/** Options of one call. */
export interface CallOptions extends Limits {
  /** Cancels the call in every state. The error's `cause` is the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Id of this call; the same on all its attempts. Default: a new GUID. */
  requestId?: string | undefined;
  /** Id that ties several calls together. Default: a new GUID. */
  correlationId?: string | undefined;
  /** More headers for this call. They win over all others. */
  headers?: Record<string, string> | undefined;
}
