import type { Call } from "./shared.ts";
import { responseHeaders } from "./table.ts";

/** Ids by role: those of the answer, where it has them, else those that were sent. */
export function idsOf({ sent, answer }: Call): Record<string, unknown> {
  const ids: Record<string, unknown> = { ...sent };
  for (const role in responseHeaders) ids[role] = answer?.get(responseHeaders[role] as string) || ids[role];
  return ids;
}

/** Tells an event. What its listener throws is ignored. */
export function tell(call: Call, type: string, facts: object): void {
  try {
    call.shared.options.onEvent?.({ type, operation: call.id, ...idsOf(call), ...facts } as never);
  } catch {}
}
