import type { Violation } from "./engine/types.ts";

export type { Violation };

/** What `startMock` takes. Everything is optional. */
export interface MockOptions {
  /** Port to listen on; 0, the default, takes a free one. */
  port?: number;
  /** Address to bind; loopback unless you say otherwise. */
  host?: string;
  /** Another OpenAPI 3.x contract: a file (YAML or JSON, with local `$ref`s) or the parsed document. */
  spec?: string | object;
  /** Generate bodies from their schemas instead of taking examples. */
  dynamic?: boolean;
  /** Same seed, same generated bodies. */
  seed?: string;
  /** Treat the contract as if it had no examples. */
  ignoreExamples?: boolean;
  /** Answer 500 when the mocked response itself departs from the contract. */
  errors?: boolean;
  /** Answer browsers from other origins; on by default. */
  cors?: boolean;
  /** Largest request body in bytes; 10 MiB by default, more answers 413. */
  bodyLimit?: number;
}

/** A running mock. */
export interface Mock {
  /** Base URL without a trailing slash. */
  readonly url: string;
  readonly port: number;
  /** Closes the server and all its connections; later calls wait for the same end. */
  stop(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}
