import type { Contract, OperationEntry } from "./contract.ts";
import type { ApiError, Attempt } from "./errors.ts";
import type { CallOptions, ClientOptions, FetchLike } from "./options.ts";
import type { PageTurn } from "./parts/pages/plan.ts";
import type { Place } from "./parts/streams/events.ts";
import type { Outgoing } from "./request.ts";
import type { Token, TokenSource } from "./token-cache.ts";

/** Headers of a request: names in lower case. */
export type RequestHeaders = Record<string, string>;

/** What all calls of a client share: the contract, its options and its state. */
export interface Shared extends Omit<Contract, "chain"> {
  /** The options of the client. */
  readonly given: ClientOptions;
  readonly baseUrl: string;
  send: FetchLike;
  tokens: TokenSource;
  /** Headers that all calls of an operation have, by operationId: to make them anew costs a tenth of a call. */
  readonly common: Record<string, RequestHeaders>;
  /** The base URL that is known to be one that may see the token. */
  trusted?: string;
  /** Until when no call is sent, because the service throttled one; by the monotonic clock. */
  gate: number;
  /** Retry budget: a retry costs 5, after a time-out or a network error 10; a success gives 1 back; 100 at most. */
  reserve: number;
  /** What was emitted once and is not emitted again: operationIds for deprecations, an empty name for the version. */
  readonly seen: Record<string, unknown>;
}

/** Changes how a client shows who calls; returns what sends any request with the contract's own credentials. */
export type Secure = (shared: Shared) => (request: Request) => Promise<Response>;

/** Options of a call without the types of its operation. */
export interface CallInput extends CallOptions {
  readonly path?: Record<string, unknown> | undefined;
  readonly query?: Record<string, unknown> | undefined;
  readonly header?: Record<string, unknown> | undefined;
  readonly cookie?: Record<string, unknown> | undefined;
  readonly querystring?: unknown;
  /** Which page of a list. */
  readonly page?: PageTurn | undefined;
  /** Where a stream is that goes on. */
  readonly place?: Place | undefined;
  readonly body?: unknown;
}

/** A successful answer before it has the types of its operation. */
export interface Exchange {
  readonly data: unknown;
  readonly status: number;
}

/** One call while it runs. What its client shares is copied into it, to be near; `shared` holds what changes. */
export interface Call extends Omit<Shared, "baseUrl" | "gate" | "reserve" | "trusted"> {
  readonly shared: Shared;
  readonly id: string;
  entry: OperationEntry;
  readonly input: CallInput;
  /** Ids by role, as they are sent. */
  readonly sent: Readonly<Record<string, string>>;
  /** The limits `tries`, `timeout` and `maxWait`. */
  mostTries: number;
  tryTime: number;
  patience: number;
  readonly tried: { -readonly [Key in keyof Attempt]: Attempt[Key] }[];
  /** URL without its query. */
  url: string;
  /** Base URL: the client's, or the operation's own. */
  baseUrl: string;
  /** The deadline, in by the monotonic clock. */
  until: number;
  /** Headers of the answer to the try that runs, or ran last. */
  answer?: Headers | undefined;
  /** Credentials by security scheme, where the contract has several. */
  credentials?: Readonly<Record<string, string>>;
  /** Token of the try that runs, or ran last. */
  credential?: Token | undefined;
  /** The request of the try that runs, or ran last; absent while nothing was sent. */
  outgoing?: Outgoing | undefined;
  /** Whether an operation that is not safe may be repeated after this error. The parts of the request say it. */
  repeats?: (error: ApiError) => boolean;
  /** Key that makes the call one, however often it is tried; made where the contract has a header for it. */
  idempotencyKey?: string;
  /** Error of the try that ran last. */
  last?: ApiError | undefined;
  /** The token that a 401 refused: a fresh one is asked for, once a call. */
  rejected?: Token | undefined;
}
