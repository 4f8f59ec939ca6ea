import { useEffect, useEffectEvent, useState } from "react";

interface CountdownProps {
  readonly milliseconds: number;
  /** A new call starts at the end. */
  readonly sends: boolean;
  readonly onEnd: () => void;
}

/** Counts down to the next call. Screen readers hear the wait once, not every second. */
export function Countdown({ milliseconds, sends, onEnd }: CountdownProps) {
  const [end] = useState(() => Date.now() + milliseconds);
  const [now, setNow] = useState(Date.now);
  const finish = useEffectEvent(onEnd);
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now());
      if (Date.now() < end) return;
      clearInterval(timer);
      finish();
    }, 250);
    return () => clearInterval(timer);
  }, [end]);
  const left = Math.max(0, end - now);
  const seconds = Math.ceil(left / 1000);
  return (
    <div className="countdown">
      <span className="sr-only">Wait {Math.ceil(milliseconds / 1000)} seconds.</span>
      <p aria-hidden="true">
        {left === 0 ? "You can send again." : <strong>{seconds} s</strong>}
        {left > 0 && (
          <span className="muted"> {sends ? "until it is sent again" : "until you may send again"}</span>
        )}
      </p>
      <progress aria-hidden="true" max={milliseconds} value={milliseconds - left} />
    </div>
  );
}
