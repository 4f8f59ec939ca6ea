import { useEffect, useEffectEvent, useState } from "react";

/** Milliseconds left until a moment (since 1970), updated four times a second; calls `onEnd` once it is reached. */
export function useCountdown(end: number, onEnd: () => void): number {
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
  return Math.max(0, end - now);
}
