import { useEffect, useState } from "react";
import { Icon } from "./Icon.tsx";

/** Copies text and says so for two seconds. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [copied, setCopied] = useState<"" | "Copied" | "Blocked">("");
  useEffect(() => {
    if (copied === "") return;
    const timer = setTimeout(() => setCopied(""), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied("Copied"),
      () => setCopied("Blocked"),
    );
  return (
    <button type="button" className="button quiet" onClick={copy} aria-label={`Copy ${what}`}>
      <Icon name={copied === "Copied" ? "check" : "copy"} />
      <span aria-live="polite">{copied || "Copy"}</span>
    </button>
  );
}
