import type { ReactNode } from "react";

interface KpiProps {
  readonly label: string;
  readonly figure: ReactNode;
  readonly sub: ReactNode;
  readonly date?: boolean;
}

/** One figure of the strip. */
export function Kpi({ label, figure, sub, date = false }: KpiProps) {
  return (
    <div className="kpi">
      <dt>{label}</dt>
      <dd className={date ? "figure date" : "figure"}>{figure}</dd>
      <dd className="sub">{sub}</dd>
    </div>
  );
}
