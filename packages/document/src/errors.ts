/** A place in a file. Line and column count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

const brand = Symbol.for("@partner-licenses/ContractError");

/** What a {@link ContractError} is made of, besides its message. */
export interface ContractErrorOptions {
  /** Stable name of the fault, in kebab case, for programs. */
  readonly code?: string;
  /** Or how to find them, which is asked when somebody wants to know. */
  readonly places?: readonly Place[] | (() => readonly Place[]);
  readonly hint: string;
  readonly cause?: unknown;
  /** Further faults that were found in the same input. */
  readonly others?: readonly ContractError[];
}

/**
 * A fault in the input that a person can fix: what is wrong, where, and the next step.
 * Each package that bundles this module has a copy of the class; `instanceof` accepts every copy.
 */
export class ContractError extends Error {
  override readonly name = "ContractError";
  readonly [brand] = true;
  readonly code: string;
  readonly hint: string;
  readonly others: readonly ContractError[];

  #places: readonly Place[] | (() => readonly Place[]);

  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === "object" && value !== null && brand in value;
  }

  constructor(message: string, options: ContractErrorOptions) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = options.code ?? "invalid-input";
    this.#places = options.places ?? [];
    this.hint = options.hint;
    this.others = options.others ?? [];
  }

  get places(): readonly Place[] {
    if (typeof this.#places === "function") this.#places = this.#places();
    return this.#places;
  }
}

/** The error as a short paragraph for a terminal: the place, the fault, the next step. */
export function formatContractError(error: ContractError): string {
  const [first, ...others] = error.places.map(formatPlace);
  const also = others.map((place) => `  also: ${place}`);
  const head = first === undefined ? error.message : `${first}: ${error.message}`;
  return [head, ...also, `  next: ${error.hint}`].join("\n");
}

/** `file:line:column`, as editors and terminals link it. */
export function formatPlace(place: Place): string {
  return `${place.file}:${place.line}:${place.column}`;
}
