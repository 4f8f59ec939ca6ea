import { isPartnerError, type PartnerError, type PartnerErrorKind } from "./errors.ts";
import { exchange } from "./exchange.ts";
import { createError } from "./failure.ts";
import { newId } from "./new-id.ts";
import { passGate, pauseAfter } from "./pauses.ts";
import { buildRequest, checkCarrier } from "./request.ts";
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

/** What one try leaves for the next. */
interface Progress {
  token?: string | undefined;
  /** The token that a 401 refused: a fresh one is asked for, once a call. */
  rejected?: string | undefined;
  error?: PartnerError | undefined;
}

async function tryUntilDone(call: Call, shared: Shared): Promise<Exchange> {
  const progress: Progress = {};
  for (let n = 1; ; ) {
    if (shared.gate > Date.now()) await passGate(call, shared);
    const result = await tryOnce(call, shared, progress);
    if (result) return result;
    const { token, rejected, error } = progress as Progress & { error: PartnerError };
    const { status, code } = error;
    if (status === 401 && token && !rejected && !notRefreshable.includes(code as string))
      progress.rejected = token;
    else await pauseAfter(call, shared, n++, error);
  }
}

/** One try, recorded: the request, its token, the exchange. Returns undefined when it failed; then `progress` holds the error. */
async function tryOnce(call: Call, shared: Shared, progress: Progress): Promise<Exchange | undefined> {
  const { input, attempts, fail, within } = call;
  const { rejected, error: last } = progress;
  const startedAt = Date.now();
  let kind: PartnerErrorKind = "auth";
  let result: Exchange | undefined;
  let error: PartnerError | undefined;
  try {
    const found = shared.source(rejected, last?.claims);
    const token = typeof found === "object" ? await within(() => found, 1e9) : found;
    if (rejected && token === rejected) throw last;
    if (token && !/^[!-~]+$/.test(token)) throw new TypeError("Unusable token");
    progress.token = token;
    kind = "validation";
    const request = buildRequest(call, shared, token);
    kind = "auth";
    // the request refuses credentials in a URL; it knows the whole URL where the base is a path
    checkCarrier(/^http/.test(call.url) ? call.url : request.url, token);
    kind = "network";
    const limit = input.timeout ?? shared.options.timeout ?? 3e4;
    result = await within((signal) => exchange(call, shared, request, token, signal), limit);
    shared.budget = Math.min(100, shared.budget + 1);
  } catch (cause) {
    error = isPartnerError(cause) ? cause : fail(kind, cause);
  }
  const status = (error ?? result)?.status;
  const outcome = error?.kind ?? "ok";
  if (!error || error !== last)
    attempts.push({ startedAt, durationMs: Date.now() - startedAt, outcome, status });
  progress.error = error;
  return result;
}
