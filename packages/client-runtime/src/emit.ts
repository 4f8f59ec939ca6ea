import type { ClientEvent } from "./events.ts";
import type { Call } from "./shared.ts";

/** Ids by role: those of the answer, where it has them, else those that were sent. */
export function idsOf({ sent, answer, ids: names }: Call): Record<string, unknown> {
  const ids: Record<string, unknown> = { ...sent };
  for (const role in names) ids[role] = answer?.get(names[role] as string) || ids[role];
  return ids;
}

/**
 * Emits an event of a call, with the ids that it sends; or of the client, when there is no call.
 * What the listener throws, or its promise rejects with, is ignored.
 */
export async function emit(
  call: Partial<Call> & Pick<Call, "given">,
  type: string,
  facts?: object,
): Promise<void> {
  try {
    await call.given.onEvent?.({ type, operation: call.id, ...call.sent, ...facts } as ClientEvent);
  } catch {}
}
