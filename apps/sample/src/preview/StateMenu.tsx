import { Menu } from "../components/Menu.tsx";
import { StateList } from "../later.tsx";
import type { Scenario } from "./scenarios.ts";

/** Every state of the dashboard, one click away. */
export function StateMenu({ scenario, onState }: { scenario: Scenario; onState: (id: string) => void }) {
  return (
    <Menu
      className="state-menu"
      panelClass="end"
      name={`State: ${scenario.label}`}
      label={
        <span className="clip">
          <span className="preview-long">State: </span>
          {scenario.label}
        </span>
      }
    >
      {(close) => <StateList current={scenario.id} onState={onState} close={close} />}
    </Menu>
  );
}
