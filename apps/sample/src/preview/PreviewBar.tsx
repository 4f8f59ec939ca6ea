import { Menu } from "../components/Menu.tsx";
import { Why } from "../later.tsx";
import { StateMenu } from "./StateMenu.tsx";
import type { Scenario } from "./scenarios.ts";

/** Says where the data comes from, and switches between the states. */
export function PreviewBar({ scenario, onState }: { scenario: Scenario; onState: (id: string) => void }) {
  return (
    <aside className="preview" aria-label="Preview">
      <div className="wrap">
        <p className="preview-text">
          <strong className="preview-long">Preview. </strong>Data from the mock
          <span className="preview-long">, through this page's own server: a same-origin proxy</span>
        </p>
        <Menu label="Why?" name="Why a mock and a proxy?" buttonClass="link" panelClass="why" chevron={false}>
          {() => <Why />}
        </Menu>
        <StateMenu scenario={scenario} onState={onState} />
      </div>
    </aside>
  );
}
