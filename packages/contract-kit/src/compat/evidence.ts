import type { Direction } from "@partner-licenses/contract-diff";

/** Who noticed: the released client, a schema, the server, a program of a consumer, a compiler. */
export type Via = "client" | "schema" | "server" | "program" | "compiler";

/** One thing that went wrong when a version met another one. */
export interface Evidence {
  readonly via: Via;
  /** What was tried, in words. */
  readonly what: string;
  /** What happened. */
  readonly message: string;
  /** `GET /v1/things`; absent where a program calls what it likes. */
  readonly operation?: string;
  readonly direction?: Direction;
  /** Parts of the older contract that it is about. */
  readonly base: readonly string[];
  /** Parts of the newer contract that it is about. */
  readonly revision: readonly string[];
  /** Words of the program or of the compiler's message that may name the part. */
  readonly words?: readonly string[];
}
