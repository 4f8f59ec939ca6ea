import type { PartnerEvent } from "./events.ts";
import type { PartnerClientOptions } from "./options.ts";
import type { Call } from "./shared.ts";
import { responseHeaders } from "./table.ts";

/** Ids by role: those of the answer, where it has them, else those that were sent. */
export function idsOf({ sent, answer }: Call): Record<string, unknown> {
  const ids: Record<string, unknown> = { ...sent };
  for (const role in responseHeaders) ids[role] = answer?.get(responseHeaders[role] as string) || ids[role];
  return ids;
}

/** Tells an event of a call, with the ids that it sends. */
export function tell({ shared, id, sent }: Call, type: string, facts: object): void {
  emit(shared.options, { type, operation: id, ...sent, ...facts });
}

/** Tells an event. What its listener throws, or its promise rejects with, is ignored. */
export async function emit({ onEvent }: PartnerClientOptions, event: object): Promise<void> {
  try {
    await onEvent?.(event as PartnerEvent);
  } catch {}
}
