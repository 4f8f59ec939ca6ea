import type { UsageQuery } from "../hooks/useUsage.ts";
import type { Formats } from "../lib/format.ts";
import { useWords } from "../words/words.ts";
import { Icon } from "./Icon.tsx";
import { IdsMenu } from "./IdsMenu.tsx";

/** Title, time of the last load, ids, refresh. The button keeps its place and the focus while it works. */
export function PageHead({ query, formats }: { query: UsageQuery; formats: Formats }) {
  const { isFetching, isLoading, dataUpdatedAt, data, error, refetch } = query;
  const words = useWords();
  const held = isFetching || error?.kind === "throttled";
  return (
    <div className="page-head">
      <div>
        <h1>{words.usage}</h1>
        <p className="muted">{words.about}</p>
      </div>
      <div className="page-head-tools">
        {data && dataUpdatedAt > 0 && (
          <span className="muted small">{words.loaded(formats.time(new Date(dataUpdatedAt)))}</span>
        )}
        {data && !error && <IdsMenu />}
        <button
          type="button"
          className="button refresh"
          aria-disabled={held}
          onClick={held ? undefined : () => void refetch()}
        >
          <Icon name="refresh" className={isFetching ? "spin" : ""} />
          {words[isFetching ? (isLoading ? "loading" : "refreshing") : "refresh"]}
        </button>
      </div>
    </div>
  );
}
