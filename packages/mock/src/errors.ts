/** A place in a file. Line and column count from 1. */
export interface FaultPlace {
  file: string;
  line: number;
  column: number;
}

/** What a fault of a contract says besides its message. */
export interface FaultFacts {
  /** Stable name of the fault, such as `ref-to-nothing`. */
  code?: string;
  places?: readonly FaultPlace[];
}

/** The mock could not start; the message says what failed, where, and what to do next. */
export class MockStartError extends Error {
  override readonly name = "MockStartError";
  /** Stable name of a contract's fault, as `contract diff` and `contract generate` have it; else `cannot-start`. */
  readonly code: string;
  /** Where a contract's fault stands. */
  readonly places: readonly FaultPlace[];

  constructor(
    message: string,
    { code = "cannot-start", places = [], ...options }: ErrorOptions & FaultFacts = {},
  ) {
    super(message, options);
    this.code = code;
    this.places = places;
  }
}

/** An answer that a test asks for cannot be given: the message says why, and where the contract says otherwise. */
export class ReplyError extends Error {
  override readonly name = "ReplyError";
}
