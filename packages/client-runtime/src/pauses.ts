import { emit } from "./emit.ts";
import type { ApiError } from "./errors.ts";
import { fail } from "./failure.ts";
import type { Call } from "./shared.ts";
import { step } from "./step.ts";

/** Longest wait that is kept, in milliseconds; a longer one is reported to the caller instead. */
const longestWait = 120_000;
/** No answer, none in time, a broken body; or a status of that kind. One pattern, as two lists are three times its bytes. */
const worthRetrying = /^(network|timeout|decode) | (408|429|50[0234])$/;

/**
 * Wait after failed try `n` (1 for the first), in milliseconds. A wait that the service asks for is a lower bound, at most a tenth is added;
 * otherwise it is half to all of 0.5 s · 2^(n-1), 20 s at most, never 0. `random` is from 0 to 1.
 */
export function waitAfter(n: number, asked: number, random: number): number {
  return asked > 0 ? asked * (1 + random / 10) : Math.min(20_000, 250 * 2 ** n) * (0.5 + random / 2);
}

/** Waits while the service throttles this client. Throws when that takes too long. */
export async function passGate(call: Call): Promise<void> {
  const { gate, now, random } = call.shared;
  const retryAfterMs = gate - now();
  const waitMs = waitAfter(1, retryAfterMs, random());
  if (retryAfterMs > longestWait || waitMs > call.end - now())
    throw fail(call, "throttled", undefined, { retryAfterMs });
  emit(call, "wait", { waitMs });
  await step(call, undefined, waitMs);
}

/** Waits until the next try, or throws the error when there is none. */
export async function pauseAfter(call: Call, n: number, error: ApiError): Promise<void> {
  const { operation, input, attempts, shared } = call;
  const { status, kind, retryAfterMs = 0 } = error;
  const waitMs = waitAfter(n, retryAfterMs, shared.random());
  const cost = status ? 5 : 10;
  if (status === 429) shared.gate = Math.max(shared.gate, shared.now() + retryAfterMs);
  if (
    !operation.retry ||
    !worthRetrying.test(`${kind} ${status}`) ||
    n >= (input.tries ?? shared.options.tries ?? 4) ||
    shared.budget < cost ||
    retryAfterMs > longestWait ||
    waitMs > call.end - shared.now()
  ) {
    throw error;
  }
  shared.budget -= cost;
  (attempts.at(-1) as { waitMs?: number }).waitMs = waitMs;
  emit(call, "retry", { attempt: attempts.length, error, waitMs, budget: shared.budget });
  await step(call, undefined, waitMs);
}
