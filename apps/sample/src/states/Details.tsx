import type { Problem } from "../lib/problem.ts";

/** Everything known about an error, folded. The client's errors hold no token. */
export function Details({ problem: { error, cause } }: { problem: Problem }) {
  const facts: [string, string | undefined][] = [
    ["Message", error.message],
    ["Call", `${error.method} ${error.url}`],
    ["Operation", error.operation],
    ["Kind", error.kind],
    ["Status", error.status?.toString()],
    ["Code", error.code],
    ["Source", error.source],
    ["Documented as", cause?.summary],
    ["Cause", error.cause instanceof Error ? error.cause.message : undefined],
  ];
  return (
    <details className="fold">
      <summary>Details</summary>
      <dl className="facts">
        {facts
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label} className="fact">
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </details>
  );
}
