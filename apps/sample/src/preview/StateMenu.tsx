import { Menu } from "../components/Menu.tsx";
import { StateList } from "../later.tsx";
import { useWords } from "../words/words.ts";
import type { Scenario } from "./scenarios.ts";

/** Every state of the dashboard, one click away. */
export function StateMenu({ scenario, onState }: { scenario: Scenario; onState: (id: string) => void }) {
  const words = useWords();
  const [label] = words.states[scenario.id];
  return (
    <Menu
      className="state-menu"
      panelClass="end"
      name={words.state(label)}
      label={
        <span className="clip">
          <span className="preview-long">{words.state("")}</span>
          {label}
        </span>
      }
    >
      {(close) => <StateList current={scenario.id} onState={onState} close={close} />}
    </Menu>
  );
}
