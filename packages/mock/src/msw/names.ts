import type { examples, OperationId } from "../generated/examples.ts";

type Responses<Id extends OperationId> = (typeof examples)[Id]["responses"];

/** The statuses that the contract declares for an operation. */
export type StatusOf<Id extends OperationId> = keyof Responses<Id> extends infer Code
  ? Code extends `${infer Status extends number}`
    ? Status
    : never
  : never;

/** The named examples of one status. */
export type ExampleOf<Id extends OperationId, Status extends StatusOf<Id>> = `${Status}` extends infer Code
  ? Code extends keyof Responses<Id>
    ? Responses<Id>[Code] extends readonly (infer Name extends string)[]
      ? Name
      : never
    : never
  : never;

export type { OperationId };
