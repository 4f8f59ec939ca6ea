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
  type InfiniteOptions,
  type InfiniteOptionsFactory,
  type InfinitePages,
  infiniteQueryOptionsFor,
} from "./infinite-options.ts";
export {
  type MutationInput,
  type MutationOptions,
  mutationOptionsFor,
  type QueryChoice,
  type QueryData,
  type QueryInput,
  type QueryOptions,
  type QueryOptionsFactory,
  queryOptionsFor,
} from "./options.ts";
export { type InfiniteQueryHook, infiniteQueryHook } from "./pages.ts";
export { type ProviderProps, provideClient, useProvidedClient } from "./provider.ts";
