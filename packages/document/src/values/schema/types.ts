import type { JsonObject } from "../../json.ts";
import type { Loc } from "../../reader/pointer.ts";
import type { Version } from "../../reader/version.ts";
import type { Target } from "../../reader/workspace.ts";

/** A JSON Schema as JSON has it: an object, or `true` and `false`. */
export type JsonSchema = JsonObject | boolean;

/** Who sends the value: requests have no `readOnly` properties, responses no `writeOnly` ones. */
export type Direction = "request" | "response";

/** A fault of a schema: what is wrong, and where it is written if somebody wrote it. */
export interface KeywordFault {
  readonly message: string;
  readonly loc: Loc | undefined;
}

/** What follows references: the `Workspace` of the reader is one. */
export interface Resolver {
  /** What `ref`, written at `from`, points at. Throws a ContractError when there is nothing. */
  resolve(ref: string, from: Loc): Target;
}

/** How the schemas of a contract are read. */
export interface Reading {
  /** 3.0 has rules of its own, 3.1 and 3.2 follow JSON Schema 2020-12. */
  readonly dialect: Version;
  /** Without one, all properties belong to the value. */
  readonly direction?: Direction;
  /** Whether a discriminator decides between the branches of a union, instead of describing them only. */
  readonly discriminates?: boolean;
  /** Whether a value that a discriminator calls by a schema made of this one has to be such, next to all else. */
  readonly inherits?: boolean;
}
