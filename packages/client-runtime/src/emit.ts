import type { ClientEvent } from "./events.ts";
import type { Call } from "./shared.ts";

/** Ids by role: those of the answer, where it has them, else those that were sent. */
export function idsOf({ sent, answer, shared }: Call): Record<string, unknown> {
  const ids: Record<string, unknown> = { ...sent };
  for (const role in shared.ids) ids[role] = answer?.get(shared.ids[role] as string) || ids[role];
  return ids;
}

/**
 * Emits an event of a call, with the ids that it sends; or of the client, when there is no call.
 * What the listener throws, or its promise rejects with, is ignored.
 */
export async function emit(
  { shared, id, sent }: Partial<Call> & Pick<Call, "shared">,
  type: string,
  facts?: object,
): Promise<void> {
  try {
    await shared.options.onEvent?.({ type, operation: id, ...sent, ...facts } as ClientEvent);
  } catch {}
}
