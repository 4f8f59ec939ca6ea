/** A place in a file. Line and column count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

const brand = Symbol.for("@partner-licenses/ContractError");

/**
 * A fault in the input that a person can fix: what is wrong, where, and the next step.
 * Each package that bundles this module has a copy of the class; `instanceof` accepts every copy.
 */
export class ContractError extends Error {
  override readonly name = "ContractError";
  readonly [brand] = true;
  readonly places: readonly Place[];
  readonly hint: string;

  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === "object" && value !== null && brand in value;
  }

  constructor(message: string, options: { places?: readonly Place[]; hint: string; cause?: unknown }) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.places = options.places ?? [];
    this.hint = options.hint;
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
