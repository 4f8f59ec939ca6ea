// Hooks for React, over TanStack Query.

export type { Pager } from "../types/pages.ts";
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
  type QueryData,
  type QueryInput,
  type QueryOptions,
  type QueryOptionsFactory,
  queryOptionsFor,
} from "./options.ts";
export {
  type InfiniteOptions,
  type InfiniteOptionsFactory,
  type InfinitePages,
  type InfiniteQueryHook,
  infiniteQueryHook,
  infiniteQueryOptionsFor,
} from "./pages.ts";
export { type ProviderProps, provideClient, useProvidedClient } from "./provider.ts";
