import type { PartnerClient } from "@partner-licenses/client";
import { createContext, createElement, type ReactElement, type ReactNode, useContext } from "react";

const PartnerContext = createContext<PartnerClient | undefined>(undefined);

/** Properties of {@link PartnerProvider}. */
export interface PartnerProviderProps {
  /** The client that all hooks below use. */
  readonly client: PartnerClient;
  readonly children?: ReactNode;
}

/** Gives the client to all hooks below. It goes inside TanStack Query's own `QueryClientProvider`. */
export function PartnerProvider({ client, children }: PartnerProviderProps): ReactElement {
  return createElement(PartnerContext.Provider, { value: client }, children);
}

/** Returns the client of the nearest PartnerProvider. Throws when there is none. */
export function usePartnerClient(): PartnerClient {
  const client = useContext(PartnerContext);
  if (!client)
    throw new Error("No partner client: wrap the tree in <PartnerProvider client={createPartnerClient(…)}>.");
  return client;
}
