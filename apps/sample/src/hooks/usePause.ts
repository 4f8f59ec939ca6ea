import { useState } from "react";
import { waitAfterThrottle } from "../lib/backoff.ts";
import type { UsageQuery } from "./useUsage.ts";

/** When the refused answer came and when the next try starts, in milliseconds since 1970. */
export interface Pause {
  readonly from: number;
  readonly until: number;
}

const calm = { at: 0, inARow: 0 };

/** The wait that a throttled answer asks for; longer with each one in a row. */
export function usePause({ error, errorUpdatedAt, isSuccess }: UsageQuery): Pause | undefined {
  const [seen, setSeen] = useState(calm);
  const throttled = error?.kind === "throttled";
  if (isSuccess && seen !== calm) setSeen(calm);
  if (throttled && seen.at !== errorUpdatedAt) setSeen({ at: errorUpdatedAt, inARow: seen.inARow + 1 });
  if (!throttled) return undefined;
  return { from: errorUpdatedAt, until: errorUpdatedAt + waitAfterThrottle(error.retryAfterMs, seen.inARow) };
}
