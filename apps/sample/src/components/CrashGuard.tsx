import { Component, type ReactNode } from "react";
import { parseView } from "../lib/urlState.ts";
import { Panel } from "../states/Panel.tsx";
import { wordsAtHand } from "../words/words.ts";

/** The last resort: a fault in this page shows a message instead of nothing. */
export class CrashGuard extends Component<{ children: ReactNode }, { fault?: string }> {
  override state: { fault?: string } = {};

  static getDerivedStateFromError(error: unknown): { fault: string } {
    return { fault: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    if (this.state.fault === undefined) return this.props.children;
    const words = wordsAtHand(parseView(location.search).locale);
    return (
      <main className="wrap page">
        <section className="card" role="alert" aria-label={words.problem}>
          <Panel icon="alert" tone="bad" title={words.stopped}>
            <p>{words.stoppedWhy}</p>
            <p className="said mono" lang="en" dir="ltr">
              {this.state.fault}
            </p>
            <div className="actions">
              <a className="button primary" href="/">
                {words.loadAgain}
              </a>
            </div>
          </Panel>
        </section>
      </main>
    );
  }
}
