import type {
  CallArguments,
  OperationData,
  OperationId,
  OptionsArgument,
  PartnerClient,
  PartnerError,
} from "@partner-licenses/client";
import type { DataTag, QueryFunctionContext, UseMutationOptions } from "@tanstack/react-query";

/** Options of a query's call. The signal is TanStack Query's own: it cancels the call when nobody waits for it any more. */
export type QueryInput<Id extends OperationId> = Omit<CallArguments<Id>, "signal" | "requestId">;

/** Data of a query: that of the operation, with null for an answer without body (a query cannot hold undefined). */
export type QueryData<Id extends OperationId> =
  undefined extends OperationData<Id> ? Exclude<OperationData<Id>, undefined> | null : OperationData<Id>;

/** Query options of one operation, for `useQuery`, `useSuspenseQuery`, `prefetchQuery`, `ensureQueryData` and the rest. */
export interface PartnerQueryOptions<Id extends OperationId> {
  queryKey: DataTag<readonly [id: Id, options?: QueryInput<Id>], QueryData<Id>, PartnerError>;
  queryFn: (context: Pick<QueryFunctionContext, "signal">) => Promise<QueryData<Id>>;
  /** The client retries by itself; with both, retries would multiply. */
  retry: false;
}

/** Makes the query options of an operation. */
export type QueryOptionsFactory<Id extends OperationId> = (
  partner: PartnerClient,
  ...options: OptionsArgument<QueryInput<Id>>
) => PartnerQueryOptions<Id>;

/**
 * Makes the query options of a safe operation.
 * The query key is `[operationId]` or `[operationId, options]`, so `[operationId]` invalidates all of them.
 * The error type is PartnerError.
 *
 * The generated line: `export const partnerLicensesUsageQueryOptions = queryOptionsFor("getPartnerLicensesUsage");`
 */
export function queryOptionsFor<Id extends OperationId>(id: Id): QueryOptionsFactory<Id> {
  return (partner, ...[options]) => ({
    queryKey: (options === undefined
      ? [id]
      : [id, options]) as unknown as PartnerQueryOptions<Id>["queryKey"],
    queryFn: async ({ signal }) => {
      const input = { ...options, signal } as unknown as CallArguments<Id>;
      return ((await partner.call(id, input)) ?? null) as QueryData<Id>;
    },
    retry: false,
  });
}

/** Variables of a mutation: the arguments of `partner.call`; none are needed when all of them are optional. */
export type MutationInput<Id extends OperationId> =
  // biome-ignore lint/suspicious/noConfusingVoidType: `void` is what lets `mutate()` be called without arguments
  Record<never, never> extends CallArguments<Id> ? CallArguments<Id> | void : CallArguments<Id>;

/** Mutation options of an operation. */
export type MutationOptions<Id extends OperationId, Context = unknown> = UseMutationOptions<
  OperationData<Id>,
  PartnerError,
  MutationInput<Id>,
  Context
>;

/**
 * Makes the mutation options of an operation that is not safe. `retry` is false.
 *
 * The generated line: `export const createOrderMutationOptions = mutationOptionsFor("createOrder");`
 */
export function mutationOptionsFor<Id extends OperationId>(
  id: Id,
): (partner: PartnerClient) => MutationOptions<Id> {
  return (partner) => ({
    mutationKey: [id],
    mutationFn: (input) => partner.call(id, input as CallArguments<Id>),
    retry: false,
  });
}
