import { useCallback, useMemo, useSyncExternalStore } from "react";
import { formatView, parseView, type View } from "../lib/urlState.ts";

const changed = "viewchange";

function subscribe(listener: () => void): () => void {
  addEventListener("popstate", listener);
  addEventListener(changed, listener);
  return () => {
    removeEventListener("popstate", listener);
    removeEventListener(changed, listener);
  };
}

/** Changes some of the view. Typing replaces the history entry, so that Back leaves the page as one expects. */
export type ChangeView = (patch: Partial<View>, how?: "push" | "replace") => void;

/** The view kept in the address, and how to change it. */
export function useView(): readonly [View, ChangeView] {
  const search = useSyncExternalStore(subscribe, () => location.search);
  const view = useMemo(() => parseView(search), [search]);
  const change = useCallback<ChangeView>((patch, how = "push") => {
    const next = `${location.pathname}${formatView({ ...parseView(location.search), ...patch })}`;
    if (how === "push") history.pushState(null, "", next);
    else history.replaceState(null, "", next);
    dispatchEvent(new Event(changed));
  }, []);
  return [view, change];
}
