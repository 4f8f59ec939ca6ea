import type { Attempt, PartnerError, PartnerErrorKind } from "./errors.ts";
import type { ResponseIds } from "./operation.ts";
import type { CallOptions, PartnerClientOptions } from "./options.ts";
import type { OperationEntry } from "./table.ts";
import type { TokenSource } from "./token-cache.ts";

/** What all calls of a client share: its options and its state. */
export interface Shared {
  readonly options: PartnerClientOptions;
  readonly baseUrl: string;
  /** Header values by role that are the same for all calls. */
  readonly roles: Readonly<Record<string, unknown>>;
  readonly send: NonNullable<PartnerClientOptions["fetch"]>;
  readonly source: TokenSource;
  /** Until when no call is sent, because the service throttled one; milliseconds since 1970. */
  gate: number;
  /** Retry budget: a retry costs 5, after a time-out or a network error 10; a success gives 1 back; 100 at most. */
  budget: number;
  /** Operations whose deprecation was told. */
  readonly seen: Record<string, unknown>;
}

/** Options of a call without the types of its operation. */
export interface CallInput extends CallOptions {
  readonly path?: Record<string, unknown> | undefined;
  readonly query?: Record<string, unknown> | undefined;
  readonly header?: Record<string, unknown> | undefined;
  readonly body?: unknown;
}

/** A successful answer before it has the types of its operation. */
export interface Exchange extends ResponseIds {
  readonly data: unknown;
  readonly status: number;
  readonly headers: Headers;
}

/** One call while it runs. */
export interface Call {
  readonly id: string;
  readonly operation: OperationEntry;
  readonly input: CallInput;
  /** Ids by role: first those that are sent, then those of the answer. */
  readonly ids: Record<string, unknown>;
  readonly attempts: { -readonly [Key in keyof Attempt]: Attempt[Key] }[];
  /** URL without its query. */
  url: string;
  /** Milliseconds until the deadline. */
  left(): number;
  /** Runs a step of the call, or pauses when there is none, for so many milliseconds at most. */
  within<Value>(
    work: ((signal: AbortSignal) => Promise<Value>) | undefined,
    milliseconds: number,
  ): Promise<Value>;
  /** Tells an event. */
  tell(type: string, facts: object): void;
  /** Makes an error. */
  fail(kind: PartnerErrorKind, cause?: unknown, facts?: object, reason?: string): PartnerError;
}
