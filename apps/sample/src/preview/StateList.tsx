import type { MouseEvent } from "react";
import { Icon } from "../components/Icon.tsx";
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
  return scenarioGroups.map(({ title, scenarios }) => (
    <div key={title} className="states">
      <p className="menu-title">{title}</p>
      <ul>
        {scenarios.map(({ id, label, note }) => (
          <li key={id}>
            <a
              className="menu-item"
              href={id === "" ? "/" : `/?state=${id}`}
              aria-current={id === current ? "page" : undefined}
              onClick={(event) => follow(event, id)}
            >
              <span>
                {label}
                <span className="state-note">{note}</span>
              </span>
              {id === current && <Icon name="check" className="mark" />}
            </a>
          </li>
        ))}
      </ul>
    </div>
  ));
}
