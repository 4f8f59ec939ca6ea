import type { Problem } from "../lib/problem.ts";
import { useWords } from "../words/words.ts";

/** Everything known about an error, folded. The client's errors hold no token. */
export function Details({ problem: { error, cause } }: { problem: Problem }) {
  const { facts, details, language } = useWords();
  // Where the page is not in English, what the contract says in English is no part of the message.
  const advice = language === "en" ? undefined : cause?.advice;
  const known: [string, string | undefined][] = [
    [facts.message, error.message],
    [facts.call, `${error.method} ${error.url}`],
    [facts.operation, error.operation],
    [facts.kind, error.kind],
    [facts.status, error.status?.toString()],
    [facts.code, error.code],
    [facts.source, error.source],
    [facts.documented, [cause?.summary, advice].filter(Boolean).join(" ")],
    [facts.cause, error.cause instanceof Error ? error.cause.message : undefined],
  ];
  return (
    <details className="fold">
      <summary>{details}</summary>
      <dl className="facts">
        {known
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label} className="fact">
              <dt>{label}</dt>
              <dd lang="en" dir="ltr">
                {value}
              </dd>
            </div>
          ))}
      </dl>
    </details>
  );
}
