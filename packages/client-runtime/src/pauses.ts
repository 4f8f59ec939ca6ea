import { clock } from "./clock.ts";
import { emit } from "./emit.ts";
import type { ApiError } from "./errors.ts";
import { fail } from "./failure.ts";
import { sound } from "./limit.ts";
import type { Call } from "./shared.ts";
import { step } from "./step.ts";

/**
 * Wait after failed try `n` (1 for the first), in milliseconds. A wait that the service asks for is a lower bound, at most a tenth is added;
 * otherwise it is half to all of 0.5 s · 2^(n-1), 20 s at most, never 0. `random` is from 0 to 1.
 */
export function waitAfter(n: number, asked: number, random = Math.random()): number {
  return asked > 0 ? asked * (1 + random / 10) : Math.min(20_000, 250 * 2 ** n) * (0.5 + random / 2);
}

/** Throws the error when the call would not wait so long. */
function requirePatience(call: Call, waitMs: number, error: ApiError): void {
  if ((error.retryAfterMs as number) > call.patience || waitMs > call.until - clock()) throw error;
}

/** Waits while the service throttles this client. Throws when that takes too long. */
export async function passGate(call: Call): Promise<void> {
  const { shared } = call;
  const retryAfterMs = shared.gate - clock();
  const waitMs = waitAfter(1, retryAfterMs);
  requirePatience(call, waitMs, fail(call, "throttled", { retryAfterMs }));
  emit(call, "wait", { waitMs });
  // in naps, since a call that succeeds opens the gate
  for (let rest = waitMs; shared.gate && rest > 0; rest -= 1000) await step(call, Math.min(1000, rest));
}

/** Waits until the next try, or throws the error when there is none. */
export async function pauseAfter(call: Call, n: number, error: ApiError): Promise<void> {
  const { shared } = call;
  const { status, kind, retryAfterMs = 0 } = error;
  const cost = status ? 5 : 10;
  let waitMs = waitAfter(n, retryAfterMs);
  // others are held no longer than this call would wait, whatever the answer asks for
  if (status === 429) shared.gate = Math.max(shared.gate, clock() + Math.min(retryAfterMs, call.patience));
  const byDefault =
    !!(call.entry.retry || !call.outgoing || call.repeats?.(error)) &&
    // no answer, none in time, a broken body; or a status of that kind: one pattern, as two lists are three times its bytes
    /^(network|timeout|decode) | (4(08|2[59])|5(0[0234]|2.))$/.test(`${kind} ${status}`);
  const chosen = sound(
    "retry",
    (await (call.input.retry ?? call.given.retry)?.({ attempt: n, error })) ?? byDefault,
  );
  if (chosen === +chosen) waitMs = chosen;
  if (chosen === false || n >= call.mostTries || shared.reserve < cost) throw error;
  requirePatience(call, waitMs, error);
  shared.reserve -= cost;
  (call.tried.at(-1) as { waitMs?: number }).waitMs = waitMs;
  emit(call, "retry", { attempt: call.tried.length, error, waitMs, budget: shared.reserve });
  await step(call, waitMs);
}
