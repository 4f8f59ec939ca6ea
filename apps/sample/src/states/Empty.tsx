import { IdsMenu } from "../components/IdsMenu.tsx";
import { useWords } from "../words/words.ts";
import { Panel } from "./Panel.tsx";

/** The API answered with no rows: a normal answer. */
export function Empty({ onRetry }: { onRetry: () => void }) {
  const words = useWords();
  return (
    <section className="card" aria-label={words.noData}>
      <Panel icon="empty" title={words.empty}>
        <p>{words.emptyWhy}</p>
        <p className="muted">{words.emptyHint}</p>
        <div className="actions">
          <button type="button" className="button" onClick={onRetry}>
            {words.loadAgain}
          </button>
          <IdsMenu />
        </div>
      </Panel>
    </section>
  );
}
