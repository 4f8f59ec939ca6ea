const second = 1000;
const longestBackoff = 60 * second;

/**
 * Wait before the next try, in milliseconds: what the service asks for, and more with each throttled answer in a row.
 * `inARow` counts this answer too. Without a stated wait it starts at 30 seconds.
 */
export function waitAfterThrottle(retryAfterMs: number | undefined, inARow: number): number {
  const extra = inARow <= 1 ? 0 : Math.min(longestBackoff, 2 ** (inARow - 1) * second);
  return (retryAfterMs ?? 30 * second) + extra;
}
