import { useCountdown } from "../hooks/useCountdown.ts";
import type { Formats } from "../lib/format.ts";
import { useWords } from "../words/words.ts";

interface CountdownProps {
  /** Moment of the refused answer and of the next try, in milliseconds since 1970. */
  readonly from: number;
  readonly until: number;
  readonly formats: Formats;
  readonly onEnd: () => void;
  /** One line, for the notice above data. */
  readonly inline?: boolean;
}

/** Counts down to the next try. Screen readers hear the wait once, not every second. */
export function Countdown({ from, until, formats, onEnd, inline = false }: CountdownProps) {
  const left = useCountdown(until, onEnd);
  const words = useWords();
  const seconds = formats.seconds(Math.ceil(left / 1000));
  const total = formats.seconds(Math.ceil((until - from) / 1000));
  const said = <span className="sr-only">{words.nextTryStarts(total)}</span>;
  if (inline) {
    return (
      <>
        {said}
        <span aria-hidden="true">{words.nextTryIn(seconds)}</span>
      </>
    );
  }
  const done = `${Math.min(100, ((until - from - left) / (until - from)) * 100)}%`;
  return (
    <div className="countdown">
      {said}
      <p aria-hidden="true">
        <span className="left">{seconds}</span> <span className="muted">{words.untilNextTry}</span>
      </p>
      <div className="line" aria-hidden="true">
        <span style={{ "--done": done }} />
      </div>
    </div>
  );
}
