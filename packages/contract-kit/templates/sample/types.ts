/** What the pages need to know about a contract; `contract.ts` holds it. */
export interface Contract {
  readonly title: string;
  readonly version: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags: readonly { readonly name: string; readonly description?: string }[];
  readonly operations: readonly OperationInfo[];
  /** The header that carries the token, and what comes before it. */
  readonly security: { readonly header: string; readonly prefix: string };
  /** Response headers that identify an exchange, by what they are called. */
  readonly ids: Readonly<Record<string, string>>;
}

/** One operation. */
export interface OperationInfo {
  /** operationId. */
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly deprecated?: true;
  /** A repeat changes nothing: a query; the others are mutations. */
  readonly safe: boolean;
  /** Name of its hook. */
  readonly hook: string;
  /** What follows the client's name in code: every second part is the name of a path parameter, in the place of its value. */
  readonly callee: readonly string[];
  /** The lines of code that give the client its credentials. */
  readonly auth: string;
  readonly needsToken: boolean;
  readonly fields: readonly Field[];
  readonly body?: Body;
  readonly answers: readonly Answer[];
}

/** How a value is entered. */
export type FieldKind =
  | "text"
  | "integer"
  | "number"
  | "boolean"
  | "date"
  | "date-time"
  | "uuid"
  | "list"
  | "json";

/** A parameter. */
export interface Field {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "querystring";
  readonly kind: FieldKind;
  readonly required?: true;
  readonly description?: string;
  /** What the form starts with, when the parameter is required. */
  readonly initial?: string;
  readonly example?: string;
  readonly default?: string;
  readonly options?: readonly string[];
  /** Values other than the options are fine. */
  readonly open?: true;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  /** What the items of a list are. */
  readonly items?: "text" | "integer" | "number";
}

/** The request body. */
export interface Body {
  readonly mediaType: string;
  readonly required: boolean;
  /** `json` and `form` are edited as JSON, `text` as it is, `file` is chosen. */
  readonly kind: "json" | "form" | "multipart" | "text" | "file";
  readonly examples: readonly { readonly name: string; readonly text: string }[];
}

/** An answer that the contract declares: the mock gives it when it is asked for by its status and name. */
export interface Answer {
  readonly status: string;
  readonly meaning: string;
  /** Named examples; none when there is nothing to choose from. */
  readonly examples: readonly string[];
  /** Why an error may come, as far as the contract says. */
  readonly causes?: readonly Cause[];
}

/** A cause of an error: a named example of the contract. */
export interface Cause {
  readonly example: string;
  /** The error code that its body has. */
  readonly code?: string;
  readonly meaning: string;
  /** What to do about it, or where it is known from, as Markdown. */
  readonly advice?: string;
}
