export { isPartnerError, PartnerError } from "@partner-licenses/client";
export * from "./generated/operations.ts";
export {
  type MutationHook,
  mutationHook,
  type QueryHook,
  queryHook,
  type SuspenseQueryHook,
  suspenseQueryHook,
} from "./hooks.ts";
export {
  type MutationInput,
  type MutationOptions,
  mutationOptionsFor,
  type PartnerQueryOptions,
  type QueryData,
  type QueryInput,
  type QueryOptionsFactory,
  queryOptionsFor,
} from "./options.ts";
export { PartnerProvider, type PartnerProviderProps, usePartnerClient } from "./provider.ts";
