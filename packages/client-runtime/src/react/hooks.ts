import {
  type QueryKey,
  type UseMutationResult,
  type UseQueryOptions,
  type UseQueryResult,
  type UseSuspenseQueryOptions,
  type UseSuspenseQueryResult,
  useMutation,
  useQuery,
  useSuspenseQuery,
} from "@tanstack/react-query";
import type { Client } from "../client.ts";
import type { Api, OperationData, OperationError, OperationId } from "../types/operation.ts";
import {
  type MutationInput,
  type MutationOptions,
  mutationOptionsFor,
  type QueryData,
  type QueryInput,
  queryOptionsFor,
} from "./options.ts";

type Own = "queryKey" | "queryFn";
type QueryExtras<A extends Api, Id extends OperationId<A>, Selected> = Omit<
  UseQueryOptions<QueryData<A, Id>, OperationError<A, Id>, Selected, QueryKey>,
  Own
>;
type SuspenseExtras<A extends Api, Id extends OperationId<A>, Selected> = Omit<
  UseSuspenseQueryOptions<QueryData<A, Id>, OperationError<A, Id>, Selected, QueryKey>,
  Own
>;
type HookArguments<Input, Extras> =
  Record<never, never> extends Input ? [options?: Input, query?: Extras] : [options: Input, query?: Extras];

/** A query hook: first the options of the call, then those of TanStack Query (`select`, `enabled`, …). */
export type QueryHook<A extends Api, Id extends OperationId<A>> = <Selected = QueryData<A, Id>>(
  ...args: HookArguments<QueryInput<A, Id>, QueryExtras<A, Id, Selected>>
) => UseQueryResult<Selected, OperationError<A, Id>>;

/** Like {@link QueryHook}, for use under `<Suspense>`: data is always there. */
export type SuspenseQueryHook<A extends Api, Id extends OperationId<A>> = <Selected = QueryData<A, Id>>(
  ...args: HookArguments<QueryInput<A, Id>, SuspenseExtras<A, Id, Selected>>
) => UseSuspenseQueryResult<Selected, OperationError<A, Id>>;

/** A mutation hook: takes the options of TanStack Query; `mutate` takes the arguments of `client.call`. */
export type MutationHook<A extends Api, Id extends OperationId<A>> = <Context = unknown>(
  mutation?: Omit<MutationOptions<A, Id, Context>, "mutationFn">,
) => UseMutationResult<OperationData<A, Id>, OperationError<A, Id>, MutationInput<A, Id>, Context>;

/** The query hook of an operation, on the client that `useClient` finds. */
export function queryHook<A extends Api, Id extends OperationId<A>>(
  useClient: () => Client<A>,
  id: Id,
): QueryHook<A, Id> {
  const optionsOf = untyped(queryOptionsFor<A, Id>(id));
  return ((options?: object, query?: object) =>
    useQuery({ ...optionsOf(useClient(), options), ...query })) as QueryHook<A, Id>;
}

/** The same, for use under `<Suspense>`. */
export function suspenseQueryHook<A extends Api, Id extends OperationId<A>>(
  useClient: () => Client<A>,
  id: Id,
): SuspenseQueryHook<A, Id> {
  const optionsOf = untyped(queryOptionsFor<A, Id>(id));
  return ((options?: object, query?: object) =>
    useSuspenseQuery({ ...optionsOf(useClient(), options), ...query })) as SuspenseQueryHook<A, Id>;
}

/** The mutation hook of an operation, on the client that `useClient` finds. */
export function mutationHook<A extends Api, Id extends OperationId<A>>(
  useClient: () => Client<A>,
  id: Id,
): MutationHook<A, Id> {
  const optionsOf = mutationOptionsFor<A, Id>(id);
  const hook = (mutation?: object) => useMutation({ ...optionsOf(useClient()), ...mutation });
  return hook as MutationHook<A, Id>;
}

type Untyped = (
  client: object,
  options: object | undefined,
) => { queryKey: QueryKey; queryFn: never; retry: false };

/** Gives up the types of an operation, for which TanStack Query's cannot be inferred: the hooks above put them back. */
function untyped(optionsOf: unknown): Untyped {
  return optionsOf as Untyped;
}
