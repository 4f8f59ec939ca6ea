import * as contract from "./generated/operations.ts";

/** What the client does with a header of the contract. */
export type RequestRole =
  | "requestId"
  | "correlationId"
  | "locale"
  | "application"
  | "clientName"
  | "clientVersion"
  | "contractVersion";

/** One row of the generated operation table. */
export interface OperationEntry {
  readonly method: string;
  readonly path: string;
  /** Repeating the call changes nothing. */
  readonly safe?: boolean;
  /** Repeating the call has the effect of calling once. */
  readonly idempotent?: boolean;
  /** Media types of the answers, separated by commas; absent when no answer has a body. */
  readonly accept?: string;
  /** A success may have no body, whatever `accept` says. */
  readonly empty?: boolean;
  /** Media type of the request body, when it is not JSON. */
  readonly contentType?: string;
  /** Header names by role. */
  readonly headers: { readonly [Role in RequestRole]?: string };
  /** Values of headers by role. */
  readonly defaults?: Readonly<Record<string, string>>;
}

export const table: Readonly<Record<string, OperationEntry>> = contract.operations;
export const responseHeaders: Readonly<Record<string, string>> = contract.responseHeaders;
export const faultFields: Readonly<Record<string, readonly string[]>> = contract.faultFields;
export const environments: Readonly<Record<string, string>> = contract.environments;
export const notRefreshable: readonly string[] = contract.notRefreshable;
export const contractVersion = contract.contractVersion;
/** The header that carries the token, what stands before it, and what the token must allow. */
export const security: {
  readonly header: string;
  readonly prefix: string;
  readonly scopes: readonly string[];
} = contract.security;
