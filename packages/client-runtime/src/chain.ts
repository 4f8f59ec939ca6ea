import { runCall } from "./call.ts";
import { isApiError } from "./errors.ts";
import type { CallInput, Exchange, Shared } from "./shared.ts";

/** The three styles of one call: data, data with its answer, and a result that never rejects. */
export function styles<Arguments extends unknown[]>(
  { operations }: Shared,
  run: (...args: Arguments) => Promise<Exchange>,
) {
  return Object.assign(async (...args: Arguments) => (await run(...args)).data, {
    withResponse: async (...args: Arguments) => (await run(...args)).whole(),
    safe: async (...args: Arguments) => {
      try {
        return { ok: true, ...(await run(...args)).whole() };
      } catch (error) {
        if (!isApiError(error)) throw error;
        // a token source has statuses of its own
        const isAnswer = operations[error.operation] && (error.status as number) > 399;
        return { ok: false, status: isAnswer ? error.status : undefined, error };
      }
    },
  });
}

/** Makes the functions at the ends of the generated call chain. */
export function endsOf(shared: Shared) {
  return (id: string, path?: Record<string, unknown>) =>
    styles(shared, (input?: CallInput) => runCall(shared, id, { ...input, path }));
}
