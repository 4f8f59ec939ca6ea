import { barOf, referenceAt } from "../lib/scale.ts";

/** The bar of one row. It is only a drawing: the number is in the next cell. */
export function Bar({ value, end }: { value: number; end: number }) {
  const { used, over } = barOf(value, end);
  return (
    <span className="bar" aria-hidden="true">
      <span className="track" />
      {used > 0 && <span className={over > 0 ? "used full" : "used"} style={{ "--used": `${used}%` }} />}
      {over > 0 && (
        <span className="over" style={{ "--excess": `${over}%`, "--ref": `${referenceAt(end)}%` }} />
      )}
    </span>
  );
}
