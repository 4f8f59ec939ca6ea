import { useEffect, useState } from "react";
import { useWords } from "../words/words.ts";
import { Icon } from "./Icon.tsx";

/** Copies text and says so for two seconds. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const words = useWords();
  const [copied, setCopied] = useState<"copy" | "copied" | "blocked">("copy");
  useEffect(() => {
    if (copied === "copy") return;
    const timer = setTimeout(() => setCopied("copy"), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied("copied"),
      () => setCopied("blocked"),
    );
  return (
    <button type="button" className="button quiet" onClick={copy} aria-label={words.copyWhat(what)}>
      <Icon name={copied === "copied" ? "check" : "copy"} />
      <span aria-live="polite">{words[copied]}</span>
    </button>
  );
}
