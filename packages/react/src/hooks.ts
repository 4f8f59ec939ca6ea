import type { OperationData, OperationId, PartnerError } from "@partner-licenses/client";
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
import {
  type MutationInput,
  type MutationOptions,
  mutationOptionsFor,
  type QueryData,
  type QueryInput,
  queryOptionsFor,
} from "./options.ts";
import { usePartnerClient } from "./provider.ts";

type Own = "queryKey" | "queryFn";
type QueryExtras<Id extends OperationId, Selected> = Omit<
  UseQueryOptions<QueryData<Id>, PartnerError, Selected, QueryKey>,
  Own
>;
type SuspenseExtras<Id extends OperationId, Selected> = Omit<
  UseSuspenseQueryOptions<QueryData<Id>, PartnerError, Selected, QueryKey>,
  Own
>;
type HookArguments<Input, Extras> =
  Record<never, never> extends Input ? [options?: Input, query?: Extras] : [options: Input, query?: Extras];

/** A query hook: first the options of the call, then those of TanStack Query (`select`, `enabled`, …). */
export type QueryHook<Id extends OperationId> = <Selected = QueryData<Id>>(
  ...args: HookArguments<QueryInput<Id>, QueryExtras<Id, Selected>>
) => UseQueryResult<Selected, PartnerError>;

/** Like {@link QueryHook}, for use under `<Suspense>`: data is always there. */
export type SuspenseQueryHook<Id extends OperationId> = <Selected = QueryData<Id>>(
  ...args: HookArguments<QueryInput<Id>, SuspenseExtras<Id, Selected>>
) => UseSuspenseQueryResult<Selected, PartnerError>;

/** A mutation hook: takes the options of TanStack Query; `mutate` takes the arguments of `partner.call`. */
export type MutationHook<Id extends OperationId> = <Context = unknown>(
  mutation?: Omit<MutationOptions<Id, Context>, "mutationFn">,
) => UseMutationResult<OperationData<Id>, PartnerError, MutationInput<Id>, Context>;

/** The generated line: `export const usePartnerLicensesUsage = queryHook("getPartnerLicensesUsage");` */
export function queryHook<Id extends OperationId>(id: Id): QueryHook<Id> {
  return ((options?: object, query?: object) =>
    useQuery({ ...useOptions(id, options), ...query })) as QueryHook<Id>;
}

/** The generated line: `export const useSuspensePartnerLicensesUsage = suspenseQueryHook("getPartnerLicensesUsage");` */
export function suspenseQueryHook<Id extends OperationId>(id: Id): SuspenseQueryHook<Id> {
  return ((options?: object, query?: object) =>
    useSuspenseQuery({ ...useOptions(id, options), ...query })) as SuspenseQueryHook<Id>;
}

/** The generated line: `export const useCreateOrder = mutationHook("createOrder");` */
export function mutationHook<Id extends OperationId>(id: Id): MutationHook<Id> {
  const hook = (mutation?: object) =>
    useMutation({ ...mutationOptionsFor(id)(usePartnerClient()), ...mutation });
  return hook as MutationHook<Id>;
}

/** Query options of any operation, its types given up: the hooks above put them back. */
function useOptions(id: OperationId, options: object | undefined) {
  const partner = usePartnerClient();
  const optionsOf: (
    client: typeof partner,
    options?: never,
  ) => { queryKey: QueryKey; queryFn: never; retry: false } = queryOptionsFor(id) as never;
  return optionsOf(partner, options as never);
}
