import type { RequestValues } from "../engine/types.ts";
import type { WireEffect } from "../scenarios.ts";

export type { RequestValues };

/** What a request has to hold: each named value, and of its body at least these members. */
export interface Condition {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly cookies?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** One answer that a test asks for. What it leaves out is the contract's: an empty one is the ordinary answer. */
export interface Reply {
  /** The ordinary one, unless another is named. */
  readonly status?: number;
  /** A named example of the contract. */
  readonly example?: string;
  /**
   * The body: a value, in which `{$request.path.id}` and the other expressions of OpenAPI stand for values of the
   * request, or a function of the request.
   */
  readonly body?: unknown;
  /** Headers next to those of the contract. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds before the answer. */
  readonly delay?: number;
  /** How often it answers; in a sequence once, and the last one for ever. */
  readonly times?: number;
  /** Which requests it answers. */
  readonly when?: Condition | ((request: RequestValues) => boolean);
  /** What happens to it on the wire: `reset`, `truncated`, `slow-body`, `bom`. */
  readonly fault?: WireEffect;
  /** How likely it answers, from 0 to 1; other requests get what they would get without it. */
  readonly probability?: number;
  /** Same seed, same chances. */
  readonly seed?: string;
  /** Sends what the contract does not allow. */
  readonly unchecked?: boolean;
}

/** An answer that was asked for. */
export interface ReplyHandle {
  /** Its name in the journal and under `/__mock/replies`. */
  readonly id: string;
  /** How many requests it answered. */
  readonly used: number;
  /** Takes it away again. */
  remove(): void;
}

/** Answers to an operation, as a file or `/__mock/replies` gives them: one, or some in turn. */
export interface ReplyEntry extends Reply {
  /** The `operationId`, or method and path as in `GET /orders/{id}`. */
  readonly operation: string;
  /** Several answers in turn, instead of one. */
  readonly sequence?: readonly Reply[];
  /** Only requests of this session are answered. */
  readonly session?: string;
}
