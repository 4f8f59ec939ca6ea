import { type Context, createElement, type ReactElement, type ReactNode, useContext } from "react";

/** Properties of a provider. */
export interface ProviderProps<Client> {
  /** The client that all hooks below use. */
  readonly client: Client;
  readonly children?: ReactNode;
}

/** What the provider of an API renders: its client for all hooks below. */
export function provideClient<Client>(
  context: Context<Client | undefined>,
  { client, children }: ProviderProps<Client>,
): ReactElement {
  return createElement(context.Provider, { value: client }, children);
}

/** Returns the client of the nearest provider. Throws an error with the text `missing` when there is none. */
export function useProvidedClient<Client>(context: Context<Client | undefined>, missing: string): Client {
  const client = useContext(context);
  if (client === undefined) throw new Error(missing);
  return client;
}
