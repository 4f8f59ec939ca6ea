import { isPartnerError } from "./errors.ts";
import type { CallInput, Exchange } from "./shared.ts";
import { table } from "./table.ts";
import { idsOf } from "./tell.ts";

/** Runs an operation by its id. */
export type Run = (id: string, input?: CallInput) => Promise<Exchange>;

/** The three styles of one call: data, data with its answer, and a result that never rejects. */
export function styles<Arguments extends unknown[]>(run: (...args: Arguments) => Promise<Exchange>) {
  const data = async (...args: Arguments) => (await run(...args)).data;
  const withResponse = async (...args: Arguments) => {
    const { call, ...answer } = await run(...args);
    return { ...answer, ...idsOf(call) };
  };
  const safe = async (...args: Arguments) => {
    try {
      return { ok: true, ...(await withResponse(...args)) };
    } catch (error) {
      if (!isPartnerError(error)) throw error;
      const { status = 0, operation } = error;
      // a token source has statuses of its own
      return { ok: false, status: table[operation] && status > 399 ? status : undefined, error };
    }
  };
  return Object.assign(data, { withResponse, safe });
}

/** Makes the functions at the ends of the generated call chain. */
export const endsOf = (run: Run) => (id: string, path?: Record<string, unknown>) =>
  styles((input?: CallInput) => run(id, path ? { ...input, path } : input));
