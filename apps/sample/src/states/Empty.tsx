import { IdsMenu } from "../components/IdsMenu.tsx";
import { Panel } from "./Panel.tsx";

/** The API answered with no rows: a normal answer. */
export function Empty({ onRetry }: { onRetry: () => void }) {
  return (
    <section className="card" aria-label="No data">
      <Panel icon="empty" title="Partner Center has no usage data for this partner">
        <p>
          The call worked and returned no rows. That is normal for a partner without Office 365 or Dynamics
          365 licenses, and right after the first sale: the data is some days old when it arrives.
        </p>
        <p className="muted">
          Whether the superseded call still fills every partner is not documented. The successor may have
          more.
        </p>
        <div className="actions">
          <button type="button" className="button" onClick={onRetry}>
            Load again
          </button>
          <IdsMenu />
        </div>
      </Panel>
    </section>
  );
}
