import type { BasePaths, Violation } from "./engine/types.ts";
import type { ScenarioName } from "./scenarios.ts";

export type { BasePaths, Violation };

/** What `startMock` takes. Everything is optional. */
export interface MockOptions {
  /** Port to listen on; 0, the default, takes a free one. */
  port?: number;
  /** Address to bind; loopback by default. */
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
  /** Whether paths are asked for under those of the contract's `servers`, `/v1/pets` for `/pets`; optional by default. */
  basePaths?: BasePaths;
  /** Answer browsers from other origins; on by default. */
  cors?: boolean;
  /** Largest request body in bytes; 10 MiB by default, more answers 413. */
  bodyLimit?: number;
  /** Milliseconds to wait before every answer, unless a request asks for another `delay`. */
  delay?: number;
  /** Scenario for every request that names none. */
  scenario?: ScenarioName;
  /** How many of the last requests are kept for `requests()` and `/__mock`; 200 by default, 0 keeps none. */
  keepRequests?: number;
  /** Reload the contract when one of its files changes. */
  watch?: boolean;
  /** Called after each reload in watch mode; `error` says where a save is broken, and the last good contract serves on. */
  onReload?: (outcome: { files: string[]; warnings: readonly string[]; error?: Error }) => void;
  /** File that every exchange is appended to, one JSON object a line; secrets are redacted. */
  record?: string;
}

/** One request that the mock has answered. Values of secret headers read `[redacted]`. */
export interface RecordedRequest {
  /** Counts from 1 since the start or the last `clearRequests`. */
  number: number;
  method: string;
  /** Path with query. */
  url: string;
  status: number;
  operationId?: string;
  scenario?: string;
  /** Why the mock could not answer from the contract. */
  problem?: string;
  headers: Record<string, string>;
  /** JSON as a value, text as text; of more than 64 KiB only the size is kept. */
  body?: unknown;
  /** Departures from the contract, of the request and of the answer. */
  violations: Violation[];
}

/** A running mock. */
export interface Mock {
  /** Base URL without a trailing slash. */
  readonly url: string;
  readonly port: number;
  /** What of the contract cannot be served as it is written, each with its place: a schema that nobody can check. */
  readonly warnings: readonly string[];
  /** The last requests, oldest first. */
  requests(): RecordedRequest[];
  /** Forgets the requests and starts every scenario over. */
  clearRequests(): void;
  /** Closes the server and all its connections; later calls wait for the same end. */
  stop(): Promise<void>;
}

/** One line of a record file: a request, secrets redacted, and what the mock answered. */
export interface Exchange {
  request: { method: string; url: string; headers: Record<string, string>; body?: unknown };
  /** `broken` says that a scenario ended the connection before the answer was whole. */
  response: { status: number; headers: Record<string, string>; body?: string; broken?: true };
}
