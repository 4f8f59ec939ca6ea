import type { Formats } from "../lib/format.ts";
import { axisMarks, entitlement } from "../lib/scale.ts";
import { useWords } from "../words/words.ts";

const classOf = (mark: number, end: number): string =>
  `${mark === 0 ? "first" : mark === end ? "last" : ""} ${mark === entitlement ? "full" : ""}`.trim();

/** Labels of the scale over the bars: 0 to the largest value, with 100 % as the reference. */
export function ScaleHead({ end, formats }: { end: number; formats: Formats }) {
  return (
    <>
      <span className="sr-only">{useWords().scale(formats.tick(entitlement))}</span>
      <span className="scale" aria-hidden="true">
        {axisMarks(end).map((mark) => (
          <span key={mark} className={classOf(mark, end)} style={{ "--at": `${(mark / end) * 100}%` }}>
            {formats.tick(mark)}
          </span>
        ))}
      </span>
    </>
  );
}
