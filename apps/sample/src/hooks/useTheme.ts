import { useCallback, useSyncExternalStore } from "react";

/** The two schemes. */
export type Theme = "light" | "dark";

/** Shared with the docs site, so that one choice holds for both. */
const key = "partner-licenses-theme";
const changed = "themechange";
const systemDark = matchMedia("(prefers-color-scheme: dark)");

const systemTheme = (): Theme => (systemDark.matches ? "dark" : "light");
const current = (): Theme => (document.documentElement.dataset.theme as Theme | undefined) ?? systemTheme();

function subscribe(listener: () => void): () => void {
  systemDark.addEventListener("change", listener);
  addEventListener(changed, listener);
  return () => {
    systemDark.removeEventListener("change", listener);
    removeEventListener(changed, listener);
  };
}

function remember(theme: Theme | undefined): void {
  try {
    if (theme) localStorage.setItem(key, theme);
    else localStorage.removeItem(key);
  } catch {
    // Storage may be blocked: the choice then lasts until the page is left.
  }
}

/** The theme shown and how to switch it. A choice that equals the system's is forgotten, so that it follows again. */
export function useTheme(): readonly [Theme, () => void] {
  const theme = useSyncExternalStore(subscribe, current);
  const toggle = useCallback(() => {
    const next: Theme = current() === "dark" ? "light" : "dark";
    const chosen = next === systemTheme() ? undefined : next;
    if (chosen) document.documentElement.dataset.theme = chosen;
    else delete document.documentElement.dataset.theme;
    remember(chosen);
    dispatchEvent(new Event(changed));
  }, []);
  return [theme, toggle];
}
