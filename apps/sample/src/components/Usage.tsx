import { Suspense, useMemo } from "react";
import { useFocusRescue } from "../hooks/useFocusRescue.ts";
import { usePause } from "../hooks/usePause.ts";
import type { UsageQuery } from "../hooks/useUsage.ts";
import type { ChangeView } from "../hooks/useView.ts";
import { Empty, ProblemPanel, StaleNotice } from "../later.tsx";
import type { Formats } from "../lib/format.ts";
import type { View } from "../lib/urlState.ts";
import { useWords } from "../words/words.ts";
import { Report } from "./Report.tsx";

const epoch = new Date(0);

interface UsageProps {
  readonly query: UsageQuery;
  readonly view: View;
  readonly onChange: ChangeView;
  readonly formats: Formats;
}

/** Shows the one state that the query is in. */
function State({ query, view, onChange, formats }: UsageProps) {
  const { data, error, dataUpdatedAt, isPlaceholderData, refetch } = query;
  const pause = usePause(query);
  const received = isPlaceholderData || !data ? Date.now() : dataUpdatedAt;
  const now = useMemo(() => new Date(received), [received]);
  const retry = () => void refetch();
  const waiting = query.isFetching ? undefined : pause;
  if (!data && error) return <ProblemPanel error={error} pause={waiting} formats={formats} onRetry={retry} />;
  return (
    <>
      {error && <StaleNotice error={error} pause={waiting} formats={formats} since={now} onRetry={retry} />}
      {data?.items.length === 0 ? (
        <Empty onRetry={retry} />
      ) : (
        <Report rows={data?.items} view={view} onChange={onChange} formats={formats} now={now} />
      )}
    </>
  );
}

/** The region of the page that follows the query; the focus stays in it when its content is replaced. */
export function Usage(props: UsageProps) {
  const { ref, onFocus } = useFocusRescue();
  return (
    <section
      className="usage"
      ref={ref}
      tabIndex={-1}
      onFocus={onFocus}
      aria-label={useWords().usage}
      aria-busy={props.query.isFetching}
    >
      <Suspense fallback={<Report {...props} rows={undefined} now={epoch} />}>
        <State {...props} />
      </Suspense>
    </section>
  );
}
