import type { PartnerEvent } from "./events.ts";
import type { Call } from "./shared.ts";
import { responseHeaders } from "./table.ts";

/** Ids by role: those of the answer, where it has them, else those that were sent. */
export function idsOf({ sent, answer }: Call): Record<string, unknown> {
  const ids: Record<string, unknown> = { ...sent };
  for (const role in responseHeaders) ids[role] = answer?.get(responseHeaders[role] as string) || ids[role];
  return ids;
}

/**
 * Tells an event of a call, with the ids that it sends; or of the client, when there is no call.
 * What the listener throws, or its promise rejects with, is ignored.
 */
export async function tell(
  { shared, id, sent }: Partial<Call> & Pick<Call, "shared">,
  type: string,
  facts?: object,
): Promise<void> {
  try {
    await shared.options.onEvent?.({ type, operation: id, ...sent, ...facts } as PartnerEvent);
  } catch {}
}
