import { useSyncExternalStore } from "react";
import { themeKey } from "../api.ts";

type Theme = "light" | "dark";
const changed = "themechange";
const systemDark = matchMedia("(prefers-color-scheme: dark)");
const system = (): Theme => (systemDark.matches ? "dark" : "light");
const current = (): Theme => (document.documentElement.dataset.theme as Theme | undefined) ?? system();

/** Shows the theme that was chosen before; without a choice the system's holds. */
export function restoreTheme(): void {
  try {
    const theme = localStorage.getItem(themeKey);
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch {
    // Storage may be blocked.
  }
}

function toggle(): void {
  const next: Theme = current() === "dark" ? "light" : "dark";
  document.documentElement.dataset.theme = next;
  try {
    if (next === system()) localStorage.removeItem(themeKey);
    else localStorage.setItem(themeKey, next);
  } catch {
    // Then the choice lasts until the page is left.
  }
  dispatchEvent(new Event(changed));
}

function subscribe(listener: () => void): () => void {
  systemDark.addEventListener("change", listener);
  addEventListener(changed, listener);
  return () => {
    systemDark.removeEventListener("change", listener);
    removeEventListener(changed, listener);
  };
}

/** The theme shown, and how to switch it. */
export function useTheme(): readonly [Theme, () => void] {
  return [useSyncExternalStore(subscribe, current), toggle];
}
