import { type RefObject, useEffect, useEffectEvent } from "react";

/** Closes an open panel on Escape, on a press outside, and when the focus leaves it. */
export function useDismiss(
  ref: RefObject<HTMLElement | null>,
  open: boolean,
  close: (refocus: boolean) => void,
): void {
  const dismiss = useEffectEvent(close);
  useEffect(() => {
    const root = ref.current;
    if (!open || !root) return;
    const stop = new AbortController();
    const { signal } = stop;
    const outside = (target: EventTarget | null) => target instanceof Node && !root.contains(target);
    document.addEventListener("pointerdown", ({ target }) => outside(target) && dismiss(false), { signal });
    root.addEventListener("focusout", ({ relatedTarget }) => outside(relatedTarget) && dismiss(false), {
      signal,
    });
    root.addEventListener(
      "keydown",
      (event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        dismiss(true);
      },
      { signal },
    );
    return () => stop.abort();
  }, [open, ref]);
}
