import { useEffect, useState } from "react";

/** What the address says after `#`: an operation, the values of its form and the answer that was asked for. */
export interface Route {
  readonly operation: string;
  readonly values: URLSearchParams;
}

/** The route, and how often the reader has gone somewhere: `remember` does not count. */
export function useRoute(): Route & { readonly visit: number } {
  const [route, setRoute] = useState(() => ({ ...parseHash(location.hash), visit: 0 }));
  useEffect(() => {
    const follow = () => setRoute(({ visit }) => ({ ...parseHash(location.hash), visit: visit + 1 }));
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  return route;
}

/** Reads `#/operation?query.limit=20&answer=429:busy`. */
function parseHash(hash: string): Route {
  const [operation = "", values = ""] = hash.replace(/^#\/?/, "").split(/\?(.*)/s);
  return { operation: decodeURIComponent(operation), values: new URLSearchParams(values) };
}

/** Writes the address of an operation with the values of its form. */
export function hashOf(operation: string, values: Readonly<Record<string, string>> = {}): string {
  const filled = Object.entries(values).filter(([, value]) => value !== "");
  const query = new URLSearchParams(filled).toString();
  return `#/${encodeURIComponent(operation)}${query === "" ? "" : `?${query}`}`;
}

/** Puts the address into the bar, so that it can be copied; no new entry in the history. */
export function remember(hash: string): void {
  if (hash !== location.hash) history.replaceState(history.state, "", hash);
}
