import contract from "virtual:contract";
import type { Send } from "../preview/transport.ts";

/** Ids of one answer, by the role of their header in the contract. */
export type Ids = Readonly<Partial<Record<string, string>>>;

/** Holds the ids of the latest answer. */
export interface IdStore {
  readonly get: () => Ids;
  readonly subscribe: (listener: () => void) => () => void;
  /** Wraps a `fetch` so that each answer's ids are kept. */
  readonly watch: (send: Send) => Send;
}

function idsOf(headers: Headers): Ids {
  const found = Object.entries(contract.idHeaders).map(
    ([role, name]) => [role, headers.get(name) ?? undefined] as const,
  );
  return Object.fromEntries(found);
}

/** Hooks on the throwing client return only data, so the ids of successful answers are read in passing. */
export function createIdStore(): IdStore {
  let ids: Ids = {};
  const listeners = new Set<() => void>();
  return {
    get: () => ids,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    watch: (send) => async (request, init) => {
      const response = await send(request, init);
      ids = idsOf(response.headers);
      for (const listener of listeners) listener();
      return response;
    },
  };
}
