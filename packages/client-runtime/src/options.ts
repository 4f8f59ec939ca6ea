import type { Auth } from "./auth.ts";
import type { ApiError } from "./errors.ts";
import type { ClientEvent } from "./events.ts";
import type { Api, ErrorOf } from "./types/operation.ts";
import type { ResponseValidation } from "./validate.ts";

/** A try that failed, for the `retry` option. */
export interface FailedAttempt {
  /** 1 for the first try. */
  readonly attempt: number;
  readonly error: ApiError;
}

type Decision = boolean | number | undefined;

/** Limits of a call. Those of the call win over those of the client. */
export interface Limits {
  /** How often a call is tried at most. Default: 4. Only operations that may be repeated are tried again. */
  tries?: number | undefined;
  /** Time for one try, its body included, in milliseconds. Default: 30 000. */
  timeout?: number | undefined;
  /** Time for the whole call with its token, waits and tries, in milliseconds. Default: 100 000. */
  deadline?: number | undefined;
  /**
   * Longest wait that is kept, in milliseconds; a longer one fails at once and is reported. Default: 120 000.
   * A 429 holds the other calls of the client no longer than that.
   */
  maxWait?: number | undefined;
  /**
   * Decides whether a failed try is followed by another one: `true`, `false`, or the wait before it in milliseconds;
   * undefined leaves it to the client. It may promise the answer. `tries`, `deadline`, `maxWait` and the retry budget still hold.
   * When it throws, the call ends with an error of kind `validation`, whose `cause` is what it threw.
   */
  retry?: ((attempt: FailedAttempt) => Decision | Promise<Decision>) | undefined;
}

/** The credentials that the security schemes of an API take, by the names of the schemes. */
export type CredentialsOf<A extends Api> = A extends { readonly schemes: infer Schemes }
  ? { readonly [Name in keyof Schemes]?: Schemes[Name] | undefined } | Schemes[keyof Schemes]
  : never;

/** What the variables in the URLs of an API's servers may be. */
export type VariablesOf<A extends Api> = A extends { readonly variables: infer Variables }
  ? { readonly [Name in keyof Variables]?: Variables[Name] | undefined }
  : undefined;

/** Options of a client. All of them are optional. */
export interface ClientOptions<A extends Api = Api> extends Limits {
  /**
   * Where the token comes from: a string, a function, or an object with `getToken()`. A contract with several security
   * schemes takes a credential for each by its name; one alone is that of the scheme that holds by default.
   * Leave it out when a proxy of yours adds the token.
   */
  auth?: Auth | CredentialsOf<A> | undefined;
  /** Named base URL of the contract. Default: the first one. */
  environment?: keyof A["environments"] | undefined;
  /** Values of the variables in the servers' URLs. Default: what the contract says. */
  variables?: VariablesOf<A> | undefined;
  /** Base URL, when it is none of the environments: a mock, a proxy. Wins over `environment`. */
  baseUrl?: string | URL | undefined;
  /** Language of texts and rates, for example `en-US`. Default: not sent, the service decides. */
  locale?: string | undefined;
  /** Name of your application, sent where the contract has a header for it. */
  application?: string | undefined;
  /** Headers of every call. */
  headers?: Record<string, string> | undefined;
  /** Replaces the global `fetch`: for tests, proxies, other agents. */
  fetch?: FetchLike | undefined;
  /** Hears what happens inside; what it throws, or its promise rejects with, is ignored. */
  onEvent?: ((event: ClientEvent<ErrorOf<A>>) => void) | undefined;
  /** Checks success answers against the contract: `validation("warn")`. Default: off. */
  validate?: ResponseValidation | undefined;
}

/**
 * What the client needs of `fetch`. A call gives the URL, and method, headers, body and signal next to it;
 * `client.fetch` gives a whole `Request`. `new Request(input, init)` is right for both.
 */
export type FetchLike = (input: string | Request, init?: RequestInit) => Promise<Response>;

/** Options of `fetch` that are not the client's own business. Frameworks have more of them than the platform, such as `next`. */
export type FetchOptions = Omit<RequestInit, ClientsOwn> & { readonly [Name in ClientsOwn]?: never } & {
  readonly [option: string]: unknown;
};
type ClientsOwn = "method" | "headers" | "body" | "signal";

/** Options of one call. */
export interface CallOptions extends Limits {
  /** Cancels the call in every state. The error's `cause` is the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Id of this call; the same on all its attempts. Default: a new GUID. */
  requestId?: string | undefined;
  /** Id that ties several calls together. Default: a new GUID. */
  correlationId?: string | undefined;
  /**
   * Makes an operation that is not safe repeatable: the service counts all requests with this key as one.
   * Sent in the contract's own header, else as `Idempotency-Key`. Where the contract has a header for it, a key is made when none is given.
   */
  idempotencyKey?: string | undefined;
  /** What else `fetch` takes for this call, such as `cache`, `credentials`, `next`. */
  fetchOptions?: FetchOptions | undefined;
  /** More headers for this call. They win over all others. */
  headers?: Record<string, string> | undefined;
}
