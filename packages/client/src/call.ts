import { isPartnerError, type PartnerError, type PartnerErrorKind } from "./errors.ts";
import { exchange } from "./exchange.ts";
import { createError } from "./failure.ts";
import { newId } from "./new-id.ts";
import { passGate, pauseAfter } from "./pauses.ts";
import { authorize, buildRequest } from "./request.ts";
import type { Call, CallInput, Exchange, Shared } from "./shared.ts";
import { step } from "./step.ts";
import { notRefreshable, table } from "./table.ts";

/** Runs one call: token, tries, waits. Throws a PartnerError for everything but a success. */
export async function runCall(shared: Shared, id: string, input: CallInput): Promise<Exchange> {
  const call = openCall(shared, id, input);
  const { attempts, tell } = call;
  let error: unknown;
  try {
    return await tryUntilDone(call, shared);
  } catch (cause) {
    error = cause;
    throw cause;
  } finally {
    tell("done", { attempts, error });
  }
}

function openCall(shared: Shared, id: string, input: CallInput): Call {
  const { options, baseUrl } = shared;
  const operation = table[id];
  if (!operation) throw new TypeError(`No operation "${id}". Known: ${Object.keys(table)}`);
  const { requestId = newId(), correlationId = newId() } = input;
  const end = Date.now() + (input.deadline ?? options.deadline ?? 1e5);
  const call: Call = {
    id,
    operation,
    input,
    ids: { requestId, correlationId },
    attempts: [],
    url: baseUrl + operation.path,
    left: () => end - Date.now(),
    within: (work, milliseconds) => step(work, Math.min(milliseconds, call.left()), input.signal, call.fail),
    tell(type, facts) {
      try {
        options.onEvent?.({ type, operation: id, ...call.ids, ...facts } as never);
      } catch {}
    },
    fail: (kind, cause, facts, reason = kind) => createError(call, kind, reason, facts, cause),
  };
  return call;
}

async function tryUntilDone(call: Call, shared: Shared): Promise<Exchange> {
  const { input, attempts, fail, within } = call;
  let token: string | undefined;
  let rejected: string | undefined;
  let error: PartnerError | undefined;
  for (let n = 1; ; ) {
    await passGate(call, shared);
    const startedAt = Date.now();
    const last = error;
    let kind: PartnerErrorKind = "validation";
    let status: number | undefined;
    try {
      const request = buildRequest(call, shared);
      kind = "auth";
      const found = shared.source(rejected, last?.claims);
      token = typeof found === "object" ? await within(() => found, 1e9) : found;
      if (rejected && token === rejected) throw last;
      error = undefined;
      authorize(request, token);
      kind = "network";
      const result = await within(
        (signal) => exchange(call, shared, request, token, signal),
        input.timeout ?? shared.options.timeout ?? 3e4,
      );
      status = result.status;
      shared.budget = Math.min(100, shared.budget + 1);
      return result;
    } catch (cause) {
      error = isPartnerError(cause) ? cause : fail(kind, cause);
      status = error.status;
    } finally {
      const outcome = error?.kind ?? "ok";
      if (!error || error !== last)
        attempts.push({ startedAt, durationMs: Date.now() - startedAt, outcome, status });
    }
    if (status === 401 && token && !rejected && !notRefreshable.includes(error.code as string))
      rejected = token;
    else await pauseAfter(call, shared, n++, error);
  }
}
