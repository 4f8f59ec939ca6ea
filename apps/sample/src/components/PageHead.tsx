import type { UsageQuery } from "../hooks/useUsage.ts";
import type { Formats } from "../lib/format.ts";
import { Icon } from "./Icon.tsx";
import { IdsMenu } from "./IdsMenu.tsx";

/** Title, time of the last load, ids, refresh. The button keeps its place and the focus while it works. */
export function PageHead({ query, formats }: { query: UsageQuery; formats: Formats }) {
  const { isFetching, isLoading, dataUpdatedAt, data, error, refetch } = query;
  const held = isFetching || error?.kind === "throttled";
  return (
    <div className="page-head">
      <div>
        <h1>License usage</h1>
        <p className="muted">Share of the qualified licenses of all customers that is in use, by workload.</p>
      </div>
      <div className="page-head-tools">
        {data && dataUpdatedAt > 0 && (
          <span className="muted small">Loaded {formats.time(new Date(dataUpdatedAt))}</span>
        )}
        {data && !error && <IdsMenu />}
        <button
          type="button"
          className="button refresh"
          aria-disabled={held}
          onClick={held ? undefined : () => void refetch()}
        >
          <Icon name="refresh" className={isFetching ? "spin" : ""} />
          {isFetching ? (isLoading ? "Loading" : "Refreshing") : "Refresh"}
        </button>
      </div>
    </div>
  );
}
