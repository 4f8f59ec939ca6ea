import { Menu } from "../components/Menu.tsx";
import { Why } from "../later.tsx";
import { useWords } from "../words/words.ts";
import { StateMenu } from "./StateMenu.tsx";
import type { Scenario } from "./scenarios.ts";

/** Says where the data comes from, and switches between the states. */
export function PreviewBar({ scenario, onState }: { scenario: Scenario; onState: (id: string) => void }) {
  const words = useWords();
  return (
    <aside className="preview" aria-label={words.preview}>
      <div className="wrap">
        <p className="preview-text">
          <strong>{words.preview}</strong>
          <span className="preview-long">
            {" "}
            · {words.states[scenario.id][1]}. {words.fromMock}
          </span>
        </p>
        <Menu label={words.why} name={words.whyName} buttonClass="link" panelClass="why" chevron={false}>
          {() => <Why />}
        </Menu>
        <StateMenu scenario={scenario} onState={onState} />
      </div>
    </aside>
  );
}
