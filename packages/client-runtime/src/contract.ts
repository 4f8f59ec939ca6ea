import type { ApiErrorClass } from "./errors.ts";
import type { ReadBody, RequestPart } from "./parts/part.ts";
import type { Api, Operation, OperationId } from "./types/operation.ts";

/** Headers of the contract that the client fills, by what it fills them with. */
export type RequestRole =
  | "requestId"
  | "correlationId"
  | "locale"
  | "application"
  | "clientName"
  | "clientVersion";

/** One row of the generated operation table. */
export interface OperationEntry {
  readonly method: string;
  readonly path: string;
  /** It may be tried again: to repeat it has the effect of calling once. */
  readonly retry?: boolean;
  /** Media types of the answers, separated by commas; absent when no answer has a body. */
  readonly accept?: string;
  /** A success may have no body, whatever `accept` says. */
  readonly empty?: boolean;
  /** Media type of the request body, when it is not JSON. */
  readonly contentType?: string;
  /** Header names by role. */
  readonly headers: { readonly [Role in RequestRole]?: string };
  /** Values that the contract gives for headers, by their names. */
  readonly defaults?: Readonly<Record<string, string>>;
}

/** How a call shows who calls. */
export interface Authorization {
  /** The header that carries the token, and what stands before the token in it. */
  readonly header: string;
  readonly prefix: string;
  /** What the token must allow. */
  readonly scopes: readonly string[];
  /** Error codes whose cause stays with a fresh token. */
  readonly final: readonly string[];
}

/** Makes the function of one operation, from its id and the path parameters that the steps of the chain took. */
export type EndOfChain<A extends Api> = <Id extends OperationId<A>>(
  id: Id,
  path?: Record<string, unknown>,
) => Operation<A, Id>;

/**
 * All that the runtime has to know of an API. The generated code holds it.
 * Its names are short because no minifier can shorten them, and each program carries them.
 */
export interface Contract<A extends Api = Api, Chain = unknown> {
  /** `info.version` of the contract. */
  readonly version: string;
  /** Name of the client, sent where the contract has a header for it. */
  readonly client: string;
  readonly operations: Readonly<Record<string, OperationEntry>>;
  /** Base URLs by name; the first one is the default. */
  readonly environments: Readonly<Record<string, string>>;
  readonly auth: Authorization;
  /** Names of the response headers that hold the ids of an exchange, by role. */
  readonly ids: Readonly<Record<string, string>>;
  /** Names of properties of error bodies by role. */
  readonly fault: Readonly<Record<string, readonly string[]>>;
  /** The error class of this API. */
  readonly error: ApiErrorClass;
  /** Builds the call chain. */
  chain(end: EndOfChain<A>): Chain;
  /** What some operation needs beyond a method and a fixed path. */
  readonly parts?: readonly RequestPart[];
  /** Reads the body of a success, where some is no JSON. */
  readonly read?: ReadBody;
}
