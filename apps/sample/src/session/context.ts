import { createContext, use, useSyncExternalStore } from "react";
import type { IdStore, Ids } from "./ids.ts";

/** What the parts of the page share besides the client. */
export interface SessionValue {
  readonly ids: IdStore;
  /** Keeps a token in memory only: a reload forgets it, and it is written nowhere. */
  readonly enterToken: (token: string) => void;
  /** Whether the previewed state loads a second time by itself. */
  readonly refetchOnce: boolean;
}

/** Provided by Session. */
export const SessionContext = createContext<SessionValue | undefined>(undefined);

/** The session around the component; throws outside of one. */
export function useSession(): SessionValue {
  const session = use(SessionContext);
  if (!session) throw new Error("This component needs a Session around it.");
  return session;
}

/** Ids of the latest answer. */
export function useIds(): Ids {
  const { ids } = useSession();
  return useSyncExternalStore(ids.subscribe, ids.get);
}
