import type { Place } from "@partner-licenses/document/errors";
import type { JsonObject } from "@partner-licenses/document/json";

/** The part of Prism's operation that the server around it reads. */
export interface Operation {
  /** The contract's `operationId`, when it has one. */
  iid?: string;
  method: string;
  path: string;
  summary?: string;
  deprecated?: boolean;
  callbacks?: unknown[];
  responses: OperationResponse[];
  request?: {
    headers?: Parameter[];
    query?: Parameter[];
    path?: Parameter[];
    cookie?: Parameter[];
    body?: { required?: boolean; contents?: RequestContent[] };
  };
  /** Alternatives, each a list of schemes that hold together; empty when the operation is open. */
  security?: unknown[][];
}

export interface RequestContent {
  mediaType: string;
  examples?: { value?: unknown }[];
  schema?: { type?: unknown };
}

export interface Parameter {
  name: string;
  style?: string;
  explode?: boolean;
  required?: boolean;
  examples?: { key?: string; value?: unknown }[];
  schema?: {
    type?: unknown;
    format?: string;
    pattern?: string;
    enum?: unknown[];
    default?: unknown;
    examples?: unknown[];
  };
}

export interface OperationResponse {
  code: string;
  description?: string;
  headers?: { name: string }[];
  contents?: { mediaType: string; schema?: unknown; examples?: { key: string; summary?: string }[] }[];
}

/** For one operation: which request header comes back in which response header. */
export interface Echo {
  /** Lowercase name of the request header that carries the correlation id. */
  correlation?: string;
  /** Per status, pairs of lowercase request header and response header. */
  byStatus: Record<string, [from: string, to: string][]>;
}

/** A contract, ready to be served. */
export interface Contract {
  title: string;
  version: string;
  operations: Operation[];
  /** Same order as `operations`. */
  echoes: Echo[];
  /** The contract itself in one document, without references to other files. Never to be modified. */
  document: () => JsonObject;
  /** Faults of the contract that leave it clear enough to be served. */
  tolerated?: readonly string[];
  /** Integers that a computer's numbers round, and how the contract writes them. */
  exact?: readonly [number, string][];
  /** Where a part of the document was written; undefined for what has no file. */
  locate?: (pointer: string) => Place | undefined;
  /** Files to watch; empty for the built-in contract and for objects. */
  files: string[];
}
