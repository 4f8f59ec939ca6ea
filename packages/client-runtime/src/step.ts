import { clock } from "./clock.ts";
import { fail } from "./failure.ts";
import type { Call } from "./shared.ts";

/**
 * Runs one step of a call (a token, a try) with one controller and one timer; without `work` it is a pause.
 * Ends as soon as the time is over, or the call's own, or the caller's signal fires, also when the work does not heed its signal.
 * Leaves no listener on the caller's signal and no timer.
 */
export function step<Value>(
  call: Call,
  milliseconds: number,
  work?: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const outer = call.input.signal;
    const controller = new AbortController();
    const cancel = () => stop(fail(call, "aborted", { cause: outer?.reason }));
    const end = (settle: (value: never) => void) => (value: unknown) => {
      clearTimeout(timer);
      outer?.removeEventListener("abort", cancel);
      settle(value as never);
    };
    const stop = (error?: unknown) => {
      end(error ? reject : resolve)(error);
      controller.abort();
    };
    // first, as it throws for what is no signal
    outer?.addEventListener("abort", cancel);
    const timer = setTimeout(
      () => stop(work && fail(call, "timeout")),
      // a longer timer would overflow, and fire at once; of a negative one Node warns
      Math.max(0, Math.min(2e9, milliseconds, call.until - clock())),
    );
    if (outer?.aborted) cancel();
    else work?.(controller.signal).then(end(resolve), end(reject));
  });
}
