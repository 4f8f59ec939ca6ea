/** One departure from the contract, in the form Prism puts into `sl-violations`. */
export interface Violation {
  /** Where: `["request", "header", "x-locale"]`. */
  location: string[];
  severity: string;
  code: string | number | undefined;
  message: string;
}

/** Whether paths are asked for under those of the contract's `servers`: `/v1/pets` for `/pets`. */
export type BasePaths = "optional" | "required" | "ignored";

export interface EngineOptions {
  /** Optional by default. */
  basePaths?: BasePaths;
  /** Generate every body from its schema instead of taking an example. */
  dynamic?: boolean;
  /** Same seed, same generated bodies. */
  seed?: string;
  /** Treat the contract as if it had no examples. */
  ignoreExamples?: boolean;
  /** Answer 500 when the mocked response itself departs from the contract. */
  errors?: boolean;
  /** Integers that a computer's numbers round, and how the contract writes them. */
  exact?: readonly [number, string][];
  /** Take every request as valid. */
  unchecked?: boolean;
}

/** An answer other than the ordinary one, derived from it: no rows, or members and values of a later version. */
export type BodyVariant = "empty" | "unknown-fields";

export interface EngineRequest {
  method: string;
  path: string;
  /** Value of `?__server=`: the base URL to match against the contract's servers. */
  server: string | undefined;
  query: Record<string, string | string[]>;
  /** The query as it was sent, without the mock's own parameters and the question mark. */
  search: string;
  headers: Record<string, string>;
  /** What `Prefer` or the `__` query parameters ask for. */
  prefer: { code?: number; example?: string; dynamic?: boolean; seed?: string; variant?: BodyVariant };
  /** JSON as a value, all else as text, undefined when there is none: `null` is a body. */
  body: unknown;
  /** A list as one page, whatever the contract says of its pages. */
  whole?: boolean;
  /** The integers of the body that a computer's numbers round, as they were sent. */
  digits?: readonly string[];
}

export interface EngineAnswer {
  status: number;
  headers: Readonly<Record<string, unknown>>;
  /** Serialized body; `undefined` ends the response without one. */
  body: string | undefined;
  violations: readonly Violation[];
  /** Value for the `sl-violations` header, or `undefined` when there is nothing to report. */
  violationHeader: string | undefined;
  /** Title of Prism's problem, when it could not answer from the contract. */
  problem?: string;
  /** Index into the operations that the engine was made with; -1 when no operation took the request. */
  operation: number;
}

/** What of a request an answer may depend on, as the contract reads it: a number where the schema says so. */
export interface RequestValues {
  readonly method: string;
  /** The path as it was asked for, with the query. */
  readonly url: string;
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, unknown>>;
  readonly cookies: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** An answer that a test asks for; what it leaves out is the contract's. */
export interface WantedResponse {
  readonly status?: number | undefined;
  readonly example?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** The value of the body, where there is one. */
  readonly body?: { readonly value: unknown } | undefined;
  /** The `Accept` of who asks. */
  readonly accept?: string | undefined;
}

export interface Engine {
  /** Answers one request; never throws for anything that a request holds. */
  answer(request: EngineRequest): EngineAnswer;
  /** An answer of an operation as somebody wants it, in the form that the contract gives it, held against it. */
  respond(operation: number, wanted: WantedResponse): EngineAnswer;
  /** What a request holds. Throws nothing: what cannot be read is absent. */
  read(operation: number, request: EngineRequest): RequestValues;
  /** What of the contract's schemas cannot be checked; everything else is. */
  faults(): SchemaFault[];
}

/** A part of a schema that nobody can check. */
export interface SchemaFault {
  message: string;
  /** Where it stands in the contract's document. */
  pointer: string;
}

/** A request as the contract sees it; -1 when no operation takes it. */
export interface CheckedRequest {
  operation: number;
  violations: Violation[];
}

export interface CheckedMessage {
  headers: Record<string, string>;
  /** JSON as a value, all else as text, undefined when there is none. */
  body: unknown;
}

/** A request to an operation that the contract allows. */
export interface ExampleCall {
  readonly path: string;
  /** The required query, without the question mark. */
  readonly query: string;
  /** The required headers and cookies, by names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: { readonly type: string; readonly content: string } | undefined;
  /** What is needed and for which no value was found. */
  readonly missing: readonly string[];
}

/** How many parts of a kind the contract declares, how many were seen, and which were not. */
export interface Covered {
  declared: number;
  seen: number;
  missing: string[];
}

/** What of the contract's answers was seen. Fields and branches are pointers into the contract. */
export interface Coverage {
  operations: Covered;
  /** Operation and status as declared. */
  statuses: Covered;
  /** Operation, status and media type. */
  mediaTypes: Covered;
  /** Properties of bodies. */
  fields: Covered;
  /** Branches of `oneOf` and `anyOf`. */
  branches: Covered;
}

/** Counts which parts of a contract's answers were seen. */
export interface Counter {
  add(operation: number, response: CheckedMessage & { status: number }): void;
  report(): Coverage;
}

/** Holds traffic against the contract without answering it. */
export interface Checker {
  /** A new count of what is seen. */
  count(): Counter;
  /** What an operation can be called with. */
  call(operation: number): ExampleCall;
  /** What the server calls because of an operation; their paths hold runtime expressions. */
  callbacks(operation: number): (ExampleCall & { method: string })[];
  request(
    request: CheckedMessage & Pick<EngineRequest, "method" | "path" | "query" | "search">,
  ): CheckedRequest;
  response(operation: number, response: CheckedMessage & { status: number }): Violation[];
}
