import type { ApiError, Attempt } from "./errors.ts";

interface CallEvent {
  readonly operation: string;
  /** Says which call it is: the same for all events of one call. */
  readonly requestId: string;
  readonly correlationId: string;
}

/** A try begins. */
export interface AttemptEvent extends CallEvent {
  readonly type: "attempt";
  /** 1 for the first try. */
  readonly attempt: number;
  readonly method: string;
  /** URL without its query. */
  readonly url: string;
  /** Adds a header to this try, for example `traceparent`. */
  readonly setHeader: (name: string, value: string) => void;
}
/** A try failed and another one follows after `waitMs`. */
export interface RetryEvent<Failure = ApiError> extends CallEvent {
  readonly type: "retry";
  /** The try that failed: 1 for the first. */
  readonly attempt: number;
  readonly error: Failure;
  readonly waitMs: number;
  /** What is left of the client's retry budget. */
  readonly budget: number;
}
/** The call waits because the service throttled another call of this client. */
export interface WaitEvent extends CallEvent {
  readonly type: "wait";
  readonly waitMs: number;
}
/** The call ended: well, or with `error`. */
export interface DoneEvent<Failure = ApiError> extends CallEvent {
  readonly type: "done";
  readonly attempts: readonly Attempt[];
  readonly error?: Failure | undefined;
}
/** The service announced the end of an operation. Emitted once per operation and client. */
export interface DeprecatedEvent extends CallEvent {
  readonly type: "deprecated";
  readonly deprecation: string | null;
  readonly sunset: string | null;
  readonly link: string | null;
}
/** The answer has fields or values that the contract does not know, or breaks it while `validate` only warns. */
export interface ContractEvent extends CallEvent {
  readonly type: "contract";
  /** Kinds `+field` and `+value` are additions; any other kind names what belongs at the path. */
  readonly issues: readonly { readonly path: string; readonly kind: string }[];
}
/**
 * The server speaks a contract of another major than this client. Emitted once per client.
 * The mock says what it speaks; the service does not.
 */
export interface VersionEvent extends CallEvent {
  readonly type: "version";
  /** Version of the contract that the client was generated from. */
  readonly client: string;
  readonly server: string;
}
/** A new token came from the token source. */
export interface TokenEvent {
  readonly type: "token";
}

/** What happens inside the client, for logs, metrics and traces. No event holds the token. */
export type ClientEvent<Failure = ApiError> =
  | AttemptEvent
  | RetryEvent<Failure>
  | WaitEvent
  | DoneEvent<Failure>
  | DeprecatedEvent
  | ContractEvent
  | VersionEvent
  | TokenEvent;
