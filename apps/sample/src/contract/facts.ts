/** One documented cause of an answer, from a named example of the contract. */
export interface Cause {
  readonly status: number;
  /** Name of the example. */
  readonly example: string;
  /** The service's code, as text. */
  readonly code?: string;
  readonly summary: string;
  /** What the contract says about the cause and what to do, Markdown; may be empty. */
  readonly advice: string;
}

/** What the first view needs of the contract; taken from it at build time. */
export interface ContractFacts {
  /** Present when the operation is deprecated. */
  readonly superseded:
    | { readonly successor: string | undefined; readonly url: string | undefined }
    | undefined;
  /** Response header name by its role in the contract. */
  readonly idHeaders: Readonly<Record<string, string>>;
}

/** What problems are explained with; loaded after the first view. */
export interface ProblemFacts {
  readonly causes: readonly Cause[];
  readonly requestHeaders: readonly string[];
}
