import { useEffect, useState } from "react";
import { Icon } from "./Icon.tsx";

/** Copies text, and says so for two seconds. */
export function Copy({ text, what }: { text: string; what: string }) {
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (said === "") return;
    const timer = setTimeout(() => setSaid(""), 2000);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setSaid("Copied"),
      () => setSaid("Blocked"),
    );
  return (
    <button type="button" className="button quiet small" onClick={copy} aria-label={`Copy ${what}`}>
      <Icon name={said === "Copied" ? "check" : "copy"} />
      <span aria-live="polite">{said || "Copy"}</span>
    </button>
  );
}
