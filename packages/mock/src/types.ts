import type { BasePaths, Violation } from "./engine/types.ts";
import type { Operations, ReplyTo } from "./replies/typed.ts";
import type { ReplyEntry, ReplyHandle } from "./replies/types.ts";
import type { ScenarioName } from "./scenarios.ts";
import type { StateContent } from "./state/store.ts";

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
  /** Send the callbacks that the contract declares to the URLs that requests name; on by default. */
  callbacks?: boolean;
  /** Largest request body in bytes; 10 MiB by default, more answers 413. */
  bodyLimit?: number;
  /** Milliseconds to wait before every answer, unless a request asks for another `delay`. */
  delay?: number;
  /**
   * Answers that hold from the start, as `reply` takes them, or a file (YAML or JSON) with `replies` and `state`.
   */
  replies?: string | readonly ReplyEntry[];
  /**
   * Keep what is sent to collections: what a POST to `/pets` created is found under `/pets/{id}` and in the list, and
   * is gone after a DELETE. `true` starts empty, an object with what it holds by path.
   */
  state?: boolean | StateContent;
  /** Scenario for every request that names none. */
  scenario?: ScenarioName;
  /** How many of the last requests are kept for `requests()` and `/__mock`; 200 by default, 0 keeps none. */
  keepRequests?: number;
  /** Reload the contract when one of its files changes. */
  watch?: boolean;
  /** Called after each reload in watch mode; `error` says where a save is broken, and the last good contract serves on. */
  onReload?: (outcome: { files: string[]; warnings: readonly string[]; error?: Error }) => void;
  /** Called for each request once it is known what is answered, with secrets redacted. */
  onRequest?: (request: RecordedRequest) => void;
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
  /** The `id` of the reply that answered, of those that a test asked for. */
  reply?: string;
  /** Value of its `Mock-Session` header, or of the session's URL. */
  session?: string;
  /** Why the mock could not answer from the contract. */
  problem?: string;
  headers: Record<string, string>;
  /** JSON as a value, text as text; of more than 64 KiB only the size is kept. */
  body?: unknown;
  /** Departures from the contract, of the request and of the answer. */
  violations: Violation[];
}

/** What can be asked of a mock as a whole, or in one session, which sees nothing of the others. */
export interface MockControls<Ops extends object = Operations> {
  /**
   * Answers an operation, by `operationId` or as `GET /orders/{id}`, with something else from now on; a list is given in
   * turn. The newest reply counts. Throws `ReplyError` when the contract does not allow it, unless it is `unchecked`.
   */
  reply<Id extends keyof Ops & string>(
    operation: Id,
    reply: ReplyTo<Ops[Id]> | readonly ReplyTo<Ops[Id]>[],
  ): ReplyHandle;
  /** The last requests, oldest first. */
  requests(): RecordedRequest[];
  /** What is stored, by the paths of collections; empty without the option `state`. */
  state(): StateContent;
  /** Puts other things in its place. Throws `ReplyError` for a path that is no collection of the contract. */
  setState(content: StateContent): void;
  /** Starts over, for the next test: requests, scenarios, replies and state are as they were after the start. */
  reset(): void;
}

/** A part of a mock that parallel tests have for themselves. */
export interface MockSession<Ops extends object = Operations> extends MockControls<Ops> {
  readonly name: string;
  /** Base URL whose requests belong to this session. */
  readonly url: string;
  /** Headers whose requests belong to this session. */
  readonly headers: Readonly<Record<"Mock-Session", string>>;
}

/** A running mock. */
export interface Mock<Ops extends object = Operations> extends MockControls<Ops> {
  /** Base URL without a trailing slash. */
  readonly url: string;
  readonly port: number;
  /** What of the contract cannot be served as it is written, each with its place: a schema that nobody can check. */
  readonly warnings: readonly string[];
  /** Forgets the requests and starts every scenario over. */
  clearRequests(): void;
  /** A session of its own, under this name or a new one. */
  session(name?: string): MockSession<Ops>;
  /** Closes the server and all its connections; later calls wait for the same end. */
  stop(): Promise<void>;
}

/** One line of a record file: a request, secrets redacted, and what the mock answered. */
export interface Exchange {
  request: { method: string; url: string; headers: Record<string, string>; body?: unknown };
  /** `broken` says that a scenario ended the connection before the answer was whole. */
  response: { status: number; headers: Record<string, string>; body?: string; broken?: true };
}
