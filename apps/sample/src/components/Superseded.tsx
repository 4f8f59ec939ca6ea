import contract from "virtual:contract";
import { Icon } from "./Icon.tsx";

/** Shown when the contract marks the operation as deprecated; the successor is the one that the contract names. */
export function Superseded() {
  if (!contract.superseded) return null;
  const { successor, url } = contract.superseded;
  return (
    <aside className="notice" aria-label="Superseded">
      <Icon name="info" />
      <p className="notice-text">
        <strong>Superseded.</strong>{" "}
        {successor ? (
          <>
            This endpoint has a successor,{" "}
            <a href={url} target="_blank" rel="noreferrer">
              {successor}
            </a>
            . No retirement date is published.
          </>
        ) : (
          "The contract marks this endpoint as deprecated."
        )}
      </p>
      <a href="/docs/guides/migration.html">What to do</a>
    </aside>
  );
}
