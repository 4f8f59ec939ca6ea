import type { ReactNode } from "react";
import { Icon, type IconName } from "../components/Icon.tsx";

interface PanelProps {
  readonly icon: IconName;
  readonly tone?: "bad" | "warn" | "plain";
  readonly title: string;
  readonly children: ReactNode;
  /** Next to the text on a wide page, below it on a narrow one. */
  readonly side?: ReactNode;
}

/** A state that takes the place of the data. */
export function Panel({ icon, tone = "plain", title, children, side }: PanelProps) {
  return (
    <div className="panel">
      <div className="panel-body">
        <span className={`panel-icon ${tone}`}>
          <Icon name={icon} />
        </span>
        <h2>{title}</h2>
        {children}
      </div>
      {side && <div className="panel-side">{side}</div>}
    </div>
  );
}
