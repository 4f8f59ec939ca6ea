import { runCall } from "./call.ts";
import { isApiError } from "./errors.ts";
import type { CallInput, Exchange, Shared } from "./shared.ts";

/** The three styles of one call: data, data with its answer, and a result that never rejects. */
export function styles<Arguments extends unknown[]>(
  { operations }: Shared,
  withResponse: (...args: Arguments) => Promise<Exchange>,
) {
  return Object.assign(async (...args: Arguments) => (await withResponse(...args)).data, {
    withResponse,
    safe: async (...args: Arguments) => {
      try {
        return { ok: true, ...(await withResponse(...args)) };
      } catch (error) {
        if (!isApiError(error)) throw error;
        const { status = 0, operation } = error;
        // a token source has statuses of its own
        return { ok: false, status: operations[operation] && status > 399 ? status : undefined, error };
      }
    },
  });
}

/** Makes the functions at the ends of the generated call chain. */
export function endsOf(shared: Shared) {
  return (id: string, path?: Record<string, unknown>) =>
    styles(shared, (input?: CallInput) => runCall(shared, id, { ...input, path }));
}
