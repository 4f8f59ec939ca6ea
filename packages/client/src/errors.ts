const brand = /* @__PURE__ */ Symbol.for("@partner-licenses/client.PartnerError");

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
export type PartnerErrorKind =
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
  readonly outcome: "ok" | PartnerErrorKind;
  readonly status?: number | undefined;
  /** Wait before the next attempt, in milliseconds; undefined after the last one. */
  readonly waitMs?: number | undefined;
}

/** The facts of a {@link PartnerError}. */
export interface PartnerErrorFields<Body = unknown, Status = number | undefined> {
  readonly kind: PartnerErrorKind;
  /** operationId of the call. */
  readonly operation: string;
  readonly method: string;
  /** URL without its query. */
  readonly url: string;
  readonly status: Status;
  /** The service's own code, always as a string. Codes are not unique: decide on status and code. */
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
  /** How long the service told to wait, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  /** Claims challenge that came with a 401 (Continuous Access Evaluation), decoded. */
  readonly claims?: string | undefined;
  readonly attempts: readonly Attempt[];
}

export interface PartnerError<Body = unknown, Status = number | undefined>
  extends PartnerErrorFields<Body, Status> {}

/** The one error class of this client. It never holds the token, nor the request's headers. */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the constructor assigns every field of the interface
export class PartnerError<Body = unknown, Status = number | undefined> extends Error {
  override readonly name = "PartnerError";

  constructor(message: string, fields: PartnerErrorFields<Body, Status>, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    Object.assign(this, fields);
    // not a member of the class: bundlers would keep a class whose members have computed names
    Object.defineProperty(this, brand, { value: true });
  }

  /** The facts and the message, without `cause` and `stack`. */
  toJSON(): PartnerErrorFields<Body, Status> & { name: string; message: string } {
    return { ...this, message: this.message };
  }
}

/** True for a PartnerError, also for one of another copy of this package. */
export function isPartnerError(value: unknown): value is PartnerError {
  return brand in Object(value);
}
