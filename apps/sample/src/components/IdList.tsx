import type { Ids } from "../session/ids.ts";
import { CopyButton } from "./CopyButton.tsx";

const labels: Record<string, string> = {
  "request-id": "Request id",
  "correlation-id": "Correlation id",
  "correlation-vector": "Server trace",
  "server-id": "Server",
};

/** The ids that support asks for, each with a copy button. */
export function IdList({ ids }: { ids: Ids }) {
  const known = Object.entries(labels).flatMap(([role, label]) => {
    const value = ids[role];
    return value === undefined ? [] : [{ label, value }];
  });
  if (known.length === 0) return <p className="muted small">There is no answer yet, so there are no ids.</p>;
  return (
    <dl className="ids">
      {known.map(({ label, value }) => (
        <div className="id" key={label}>
          <dt>{label}</dt>
          <dd>
            <span className="mono">{value}</span>
            <CopyButton text={value} what={label.toLowerCase()} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
