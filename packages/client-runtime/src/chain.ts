import { runCall } from "./call.ts";
import type { ApiError } from "./errors.ts";
import type { CallInput, Shared } from "./shared.ts";

/** The three styles of one call: data, data with its answer, and a result that never rejects. */
export function styles<Arguments extends unknown[]>(
  { operations }: Shared,
  run: (whole: boolean, ...args: Arguments) => Promise<unknown>,
) {
  return Object.assign(run.bind(undefined, false), {
    withResponse: run.bind(undefined, true),
    safe: async (...args: Arguments) => {
      try {
        return { ok: true, ...((await run(true, ...args)) as object) };
      } catch (error) {
        // a token source has statuses of its own
        const isAnswer =
          operations[(error as ApiError).operation] && ((error as ApiError).status as number) > 399;
        return { ok: false, status: isAnswer ? (error as ApiError).status : undefined, error };
      }
    },
  });
}

/** Makes the functions at the ends of the generated call chain. */
export function endsOf(shared: Shared) {
  return (id: string, path?: Record<string, unknown>) =>
    styles(shared, (whole, input?: CallInput) => runCall(shared, whole, id, { ...input, path }));
}
