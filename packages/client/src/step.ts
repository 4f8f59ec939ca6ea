/**
 * Runs one step of a call (a token, a wait, an attempt) with one controller and one timer.
 * Ends as soon as the time is over (`late`) or the caller's signal fires, also when the work does not heed its signal.
 * Leaves no listener on the caller's signal and no timer.
 */
export function step<Value>(
  work: (signal: AbortSignal) => Promise<Value>,
  milliseconds: number,
  outer: AbortSignal | undefined,
  late: () => unknown,
  cancelled: (reason: unknown) => unknown,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const controller = new AbortController();
    const stop = (error: unknown) => {
      end();
      reject(error);
      controller.abort(error);
    };
    const cancel = () => stop(cancelled(outer?.reason));
    const timer = setTimeout(() => stop(late()), milliseconds);
    const end = () => {
      clearTimeout(timer);
      outer?.removeEventListener("abort", cancel);
    };
    outer?.addEventListener("abort", cancel);
    if (outer?.aborted) cancel();
    else work(controller.signal).finally(end).then(resolve, reject);
  });
}
