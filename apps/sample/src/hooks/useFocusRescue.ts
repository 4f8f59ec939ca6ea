import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from "react";

/**
 * Keeps the focus inside a region when the element that had it is replaced by other content.
 * Returns the region's ref and focus handler; the region needs `tabIndex={-1}`.
 */
export function useFocusRescue(): {
  readonly ref: RefObject<HTMLElement | null>;
  readonly onFocus: (event: FocusEvent) => void;
} {
  const ref = useRef<HTMLElement>(null);
  const last = useRef<Element>(null);
  useLayoutEffect(() => {
    if (!last.current || last.current.isConnected) return;
    last.current = null;
    if (document.activeElement === document.body) ref.current?.focus({ preventScroll: true });
  });
  return {
    ref,
    onFocus: (event) => {
      last.current = event.target === ref.current ? null : event.target;
    },
  };
}
