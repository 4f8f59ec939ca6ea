import { type ReactNode, Suspense, useId, useRef, useState } from "react";
import { useDismiss } from "../hooks/useDismiss.ts";
import { Icon } from "./Icon.tsx";

interface MenuProps {
  /** What the button says. */
  readonly label: ReactNode;
  /** Accessible name, when the label alone is not enough. */
  readonly name?: string;
  readonly buttonClass?: string;
  readonly panelClass?: string;
  readonly className?: string;
  readonly chevron?: boolean;
  /** Content of the panel; `close` gives the focus back to the button. */
  readonly children: (close: () => void) => ReactNode;
}

/** A button that discloses a panel. Escape, a press outside and leaving it with Tab close it. */
export function Menu({
  label,
  name,
  buttonClass = "",
  panelClass = "",
  className = "",
  chevron = true,
  children,
}: MenuProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useId();
  const close = (refocus = true) => {
    setOpen(false);
    if (refocus) button.current?.focus();
  };
  useDismiss(root, open, close);
  return (
    <div className={`menu ${className}`} ref={root}>
      <button
        type="button"
        ref={button}
        className={`button ${buttonClass}`}
        aria-expanded={open}
        aria-controls={open ? panel : undefined}
        aria-label={name}
        onClick={() => setOpen(!open)}
      >
        {label}
        {chevron && <Icon name="chevron" />}
      </button>
      {open && (
        <div id={panel} className={`menu-panel ${panelClass}`}>
          <Suspense>{children(close)}</Suspense>
        </div>
      )}
    </div>
  );
}
