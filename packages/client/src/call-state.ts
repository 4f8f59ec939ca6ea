import type { Client } from "openapi-fetch";
import type { Auth } from "./auth.ts";
import type { Attempt } from "./errors.ts";
import type { CallOptions, FetchLike } from "./options.ts";
import type { OperationEntry } from "./table.ts";

/** What one call knows about itself; errors and events are made from it. */
export interface CallState {
  readonly id: string;
  readonly operation: OperationEntry;
  /** Ids by role: first those that are sent, then those of the answer. */
  readonly ids: Record<string, string>;
  url: string;
  readonly attempts: Attempt[];
}

/** What all calls of a client share. */
export interface Settings {
  readonly raw: Client<Record<string, never>>;
  readonly auth: Auth | undefined;
  readonly baseUrl: string;
  readonly locale: string | undefined;
  readonly application: string | undefined;
  readonly fetch: FetchLike;
}

/** Options of a call without the types of its operation. */
export interface CallInput extends CallOptions {
  readonly path?: Record<string, unknown> | undefined;
  readonly query?: Record<string, unknown> | undefined;
  readonly header?: Record<string, unknown> | undefined;
  readonly body?: unknown;
}
