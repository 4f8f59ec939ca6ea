import { Component, type ReactNode } from "react";
import { Panel } from "../states/Panel.tsx";

/** The last resort: a fault in this page shows a message instead of nothing. */
export class CrashGuard extends Component<{ children: ReactNode }, { fault?: string }> {
  override state: { fault?: string } = {};

  static getDerivedStateFromError(error: unknown): { fault: string } {
    return { fault: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    if (this.state.fault === undefined) return this.props.children;
    return (
      <main className="wrap page">
        <section className="card" role="alert" aria-label="Problem">
          <Panel icon="alert" tone="bad" title="This page stopped working">
            <p>
              The fault is in the page, not in Partner Center. Load it again. If it fails again, report the
              message below.
            </p>
            <p className="said mono">{this.state.fault}</p>
            <div className="actions">
              <a className="button primary" href="/">
                Load again
              </a>
            </div>
          </Panel>
        </section>
      </main>
    );
  }
}
