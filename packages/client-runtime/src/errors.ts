/** Marks the errors of this package, whatever copy of it made them. */
const brand = /* @__PURE__ */ Symbol.for("@partner-licenses/client-runtime");

/**
 * What went wrong:
 * - `http`: the service answered with an error status;
 * - `throttled`: it answered 429, see `retryAfterMs`;
 * - `auth`: no usable token could be had, or the service answered 401;
 * - `network`: no answer, or the connection broke;
 * - `timeout`: an attempt or the whole call took too long;
 * - `aborted`: the caller's signal fired, its reason is `cause`;
 * - `decode`: a success answer whose body is not what the contract says (empty, HTML, cut off);
 * - `validation`: a success answer that breaks the contract's schema, or options of which no request can be made.
 */
export type ApiErrorKind =
  | "http"
  | "throttled"
  | "auth"
  | "network"
  | "timeout"
  | "aborted"
  | "decode"
  | "validation";

/** One attempt of a call. */
export interface Attempt {
  /** When it started, in milliseconds since 1970. */
  readonly startedAt: number;
  readonly durationMs: number;
  /** `ok`, or the kind of error that ended it. */
  readonly outcome: "ok" | ApiErrorKind;
  readonly status?: number | undefined;
  /** Wait before the next attempt, in milliseconds; undefined after the last one. */
  readonly waitMs?: number | undefined;
}

/** The facts of an {@link ApiError}. */
export interface ApiErrorFields<Body = unknown, Status = number | undefined> {
  readonly kind: ApiErrorKind;
  /** operationId of the call. */
  readonly operation: string;
  readonly method: string;
  /** URL without its query. */
  readonly url: string;
  readonly status: Status;
  /**
   * The service's own code, always as a string; without an answer that of the platform, such as `ECONNREFUSED`.
   * Codes are not unique: decide on status and code.
   */
  readonly code: string | undefined;
  readonly description: string | undefined;
  readonly data: unknown;
  readonly source: string | undefined;
  /** Body of the error answer: parsed JSON, or text when it is none, or undefined when it is empty. */
  readonly body: Body | undefined;
  readonly requestId: string | undefined;
  readonly correlationId: string | undefined;
  readonly correlationVector: string | undefined;
  readonly serverId: string | undefined;
  /** How long the service asks to wait, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  /** Claims challenge that came with a 401 (Continuous Access Evaluation), decoded. */
  readonly claims?: string | undefined;
  readonly attempts: readonly Attempt[];
  /** Headers of the answer: rate limits, `Location`. They are in no JSON and no inspection, as they may echo what was sent. */
  readonly headers: AnswerHeaders<Status>;
}

/** What has a status has headers. */
export type AnswerHeaders<Status> = Status extends number ? Headers : Headers | undefined;

export interface ApiError<Body = unknown, Status = number | undefined> extends ApiErrorFields<Body, Status> {}

/**
 * What a call throws. Each generated client has one class of its own that extends this one and gives it a name.
 * An error never holds the token, nor the request's headers.
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the constructor assigns every field of the interface
export abstract class ApiError<Body = unknown, Status = number | undefined> extends Error {
  abstract override readonly name: string;
  readonly #headers: AnswerHeaders<Status>;

  /** A `cause` among the fields becomes the error's. */
  constructor(message: string, { headers, ...fields }: ApiErrorFields<Body, Status> & ErrorOptions) {
    super(message, fields);
    Object.assign(this, fields);
    this.#headers = headers;
  }

  get headers(): AnswerHeaders<Status> {
    return this.#headers;
  }

  get [brand](): true {
    return true;
  }

  /** The facts and the message, without `headers`, `cause` and `stack`. */
  toJSON(): Omit<ApiErrorFields<Body, Status>, "headers"> & { name: string; message: string } {
    return { ...this, message: this.message };
  }
}

/** The error class of one API. */
export type ApiErrorClass = new (message: string, fields: ApiErrorFields & ErrorOptions) => ApiError;

/** True for the error of any API, also for one of another copy of this package. */
export function isApiError(value: unknown): value is ApiError {
  return brand in Object(value);
}
