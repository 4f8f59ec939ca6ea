import type { Listener } from "./events.ts";
import { outcome } from "./trace.ts";

export interface Progress {
  readonly listen: Listener;
  /** Clears the line. */
  stop(): void;
}

/** A line on the terminal that counts down while the call waits. Prints nothing where `isTerminal` is false. */
export function progress(print: (text: string) => void, isTerminal: boolean): Progress {
  let timer: NodeJS.Timeout | undefined;
  const stop = () => {
    if (timer === undefined) return;
    clearInterval(timer);
    timer = undefined;
    print("\r\u001b[K");
  };
  const countDown = (reason: string, milliseconds: number) => {
    stop();
    const end = Date.now() + milliseconds;
    const show = () => {
      const left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
      print(`\r\u001b[K${reason}. Trying again in ${left} s …`);
    };
    timer = setInterval(show, 1000);
    timer.unref();
    show();
  };
  return {
    stop,
    listen(event) {
      if (!isTerminal) return;
      if (event.type === "retry") countDown(outcome(event.error), event.waitMs);
      else if (event.type === "wait") countDown("throttled", event.waitMs);
      else if (event.type === "attempt" || event.type === "done") stop();
    },
  };
}
