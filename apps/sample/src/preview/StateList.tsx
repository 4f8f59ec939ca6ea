import type { MouseEvent } from "react";
import { Icon } from "../components/Icon.tsx";
import { useWords } from "../words/words.ts";
import { scenarioGroups } from "./scenarios.ts";

/** Properties of StateList. */
export interface StateListProps {
  readonly current: string;
  readonly onState: (id: string) => void;
  readonly close: () => void;
}

/** The states as links: each has its own address. */
export function StateList({ current, onState, close }: StateListProps) {
  const follow = (event: MouseEvent, id: string) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    close();
    onState(id);
  };
  const words = useWords();
  return scenarioGroups.map(({ kind, scenarios }) => (
    <div key={kind} className="states">
      <p className="menu-title">{words.stateGroups[kind]}</p>
      <ul>
        {scenarios.map(({ id }) => (
          <li key={id}>
            <a
              className="menu-item"
              href={id === "" ? "/" : `/?state=${id}`}
              aria-current={id === current ? "page" : undefined}
              onClick={(event) => follow(event, id)}
            >
              <span>
                {words.states[id][0]}
                <span className="state-note">{words.states[id][1]}</span>
              </span>
              {id === current && <Icon name="check" className="mark" />}
            </a>
          </li>
        ))}
      </ul>
    </div>
  ));
}
