import type { DataTag, QueryFunctionContext, UseMutationOptions } from "@tanstack/react-query";
import type { Client } from "../client.ts";
import type {
  Api,
  CallArguments,
  OperationData,
  OperationError,
  OperationId,
  OptionsArgument,
} from "../types/operation.ts";
import { queryKeyOf } from "./key.ts";

// An entry without React itself, so that a server component can import it.
export {
  type InfiniteOptions,
  type InfiniteOptionsFactory,
  type InfinitePages,
  infiniteQueryOptionsFor,
} from "./infinite-options.ts";

/** Options of a query's call. The signal is TanStack Query's own: it cancels the call when nobody waits for it any more. */
export type QueryInput<A extends Api, Id extends OperationId<A>> = Omit<
  CallArguments<A, Id>,
  "signal" | "requestId"
>;

/** Those of the options that choose the data, which the query key has. */
export type QueryChoice<A extends Api, Id extends OperationId<A>> = Pick<
  CallArguments<A, Id>,
  Extract<keyof CallArguments<A, Id>, "path" | "query" | "querystring" | "header" | "body">
>;

/** Data of a query: that of the operation, with null for an answer without body (a query cannot hold undefined). */
export type QueryData<A extends Api, Id extends OperationId<A>> =
  undefined extends OperationData<A, Id>
    ? Exclude<OperationData<A, Id>, undefined> | null
    : OperationData<A, Id>;

/** Query options of one operation, for `useQuery`, `useSuspenseQuery`, `prefetchQuery`, `ensureQueryData` and the rest. */
export interface QueryOptions<A extends Api, Id extends OperationId<A>> {
  queryKey: DataTag<readonly [id: Id, options?: QueryChoice<A, Id>], QueryData<A, Id>, OperationError<A, Id>>;
  queryFn: (context: Pick<QueryFunctionContext, "signal">) => Promise<QueryData<A, Id>>;
  /** The client retries by itself; with both, retries would multiply. */
  retry: false;
}

/** Makes the query options of an operation. */
export type QueryOptionsFactory<A extends Api, Id extends OperationId<A>> = (
  client: Client<A>,
  ...options: OptionsArgument<QueryInput<A, Id>>
) => QueryOptions<A, Id>;

/**
 * Makes the query options of a safe operation.
 * The query key is `[operationId]`, or `[operationId, options]` with those of the options that choose the data,
 * so `[operationId]` invalidates all of them.
 */
export function queryOptionsFor<A extends Api, Id extends OperationId<A>>(
  id: Id,
): QueryOptionsFactory<A, Id> {
  return (client, ...[options]) => ({
    queryKey: queryKeyOf(id, options) as unknown as QueryOptions<A, Id>["queryKey"],
    queryFn: async ({ signal }) => {
      const input = { ...options, signal } as unknown as CallArguments<A, Id>;
      return ((await client.call(id, input)) ?? null) as QueryData<A, Id>;
    },
    retry: false,
  });
}

/** Variables of a mutation: the arguments of `client.call`; none are needed when all of them are optional. */
export type MutationInput<A extends Api, Id extends OperationId<A>> =
  // biome-ignore lint/suspicious/noConfusingVoidType: `void` is what lets `mutate()` be called without arguments
  Record<never, never> extends CallArguments<A, Id> ? CallArguments<A, Id> | void : CallArguments<A, Id>;

/** Mutation options of an operation. */
export type MutationOptions<A extends Api, Id extends OperationId<A>, Context = unknown> = UseMutationOptions<
  OperationData<A, Id>,
  OperationError<A, Id>,
  MutationInput<A, Id>,
  Context
>;

/** Makes the mutation options of an operation that is not safe. `retry` is false. */
export function mutationOptionsFor<A extends Api, Id extends OperationId<A>>(
  id: Id,
): (client: Client<A>) => MutationOptions<A, Id> {
  return (client) => ({
    mutationKey: [id],
    mutationFn: (input) => client.call(id, input as CallArguments<A, Id>),
    retry: false,
  });
}
