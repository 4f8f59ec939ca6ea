import type { WireEffect } from "../scenarios.ts";
import type { Condition, Reply, RequestValues } from "./types.ts";

/**
 * Operations of which nothing is known: any name, any status, any body. The type is `any`, so that a mock of one contract
 * passes where a mock of whichever contract is asked for.
 */
export type Operations = ReturnType<typeof JSON.parse>;

type ResponsesOf<Operation> = Operation extends { responses: infer Responses } ? Responses : never;

/** What a key of `responses` means as a number. */
type StatusOf<Key> = Key extends number ? Key : number;

type BodyOf<Response> = Response extends { content: infer Content }
  ? [keyof Content] extends [never]
    ? undefined
    : Content[keyof Content]
  : undefined;

type Success<Responses> = Extract<keyof Responses, 200 | 201 | 202 | 203 | 206 | "default" | "2XX">;

type Values<Operation, Place extends string> = Operation extends {
  parameters: { [Name in Place]?: infer Fields };
}
  ? [Exclude<Fields, undefined>] extends [never]
    ? Readonly<Record<string, unknown>>
    : Readonly<Partial<Exclude<Fields, undefined>>>
  : Readonly<Record<string, unknown>>;

type Sent<Operation> = Operation extends { requestBody?: infer Body }
  ? Exclude<Body, undefined> extends { content: infer Content }
    ? Content[keyof Content]
    : unknown
  : unknown;

/** A request to an operation, as the contract reads it. */
export interface RequestTo<Operation> extends RequestValues {
  readonly path: Values<Operation, "path">;
  readonly query: Values<Operation, "query">;
  readonly body: Sent<Operation>;
}

/** What a request to an operation has to hold. */
export interface ConditionOf<Operation> extends Condition {
  readonly path?: Values<Operation, "path">;
  readonly query?: Values<Operation, "query">;
}

type Common<Operation> = Omit<Reply, "status" | "body" | "when" | "unchecked" | "fault"> & {
  readonly fault?: WireEffect;
  readonly when?: ConditionOf<Operation> | ((request: RequestTo<Operation>) => boolean);
  readonly unchecked?: false;
};

type Body<Operation, Value> = Value | ((request: RequestTo<Operation>) => Value);

type Checked<Operation, Responses = ResponsesOf<Operation>> =
  | {
      [Key in keyof Responses]: Common<Operation> & {
        readonly status: StatusOf<Key>;
        readonly body?: Body<Operation, BodyOf<Responses[Key]>>;
      };
    }[keyof Responses]
  | (Common<Operation> & {
      readonly status?: never;
      readonly body?: Body<Operation, BodyOf<Responses[Success<Responses>]>>;
    });

/** An answer that the contract does not allow. */
export type Unchecked<Operation> = Omit<Reply, "when"> & {
  readonly when?: ConditionOf<Operation> | ((request: RequestTo<Operation>) => boolean);
  readonly unchecked: true;
};

/** An answer to an operation, of its statuses and bodies. */
export type ReplyTo<Operation> = unknown extends Operation
  ? Reply
  : Checked<Operation> | Unchecked<Operation>;
