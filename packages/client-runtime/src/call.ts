import { emit } from "./emit.ts";
import { type ApiError, type ApiErrorKind, isApiError } from "./errors.ts";
import { exchange } from "./exchange.ts";
import { fail } from "./failure.ts";
import { passGate, pauseAfter } from "./pauses.ts";
import { buildRequest, requireSafe } from "./request.ts";
import type { Call, CallInput, Exchange, Shared } from "./shared.ts";
import { step } from "./step.ts";

/** Runs one call: token, tries, waits. Throws the API's error for everything but a success. */
export async function runCall(shared: Shared, id: string, input: CallInput = {}): Promise<Exchange> {
  const call = openCall(shared, id, input);
  try {
    for (let n = 1; ; ) {
      while (shared.gate > shared.now()) await passGate(call);
      const result = await tryOnce(call);
      if (result) return result;
      const { token, rejected, error } = call as Call & { error: ApiError };
      const { status, code } = error;
      if (status === 401 && token && !rejected && !shared.auth.final.includes(code as string))
        call.rejected = token;
      else await pauseAfter(call, n++, error);
    }
  } catch (cause) {
    call.error = cause as ApiError;
    throw cause;
  } finally {
    emit(call, "done", { attempts: call.attempts, error: call.error });
  }
}

function openCall(shared: Shared, id: string, input: CallInput): Call {
  const { options, operations, baseUrl, newId, now } = shared;
  const operation = operations[id];
  if (!operation) throw new TypeError(`No operation "${id}". Known: ${Object.keys(operations)}`);
  const { requestId = newId(), correlationId = newId() } = input;
  return {
    shared,
    id,
    operation,
    method: operation.method.toUpperCase(),
    input,
    sent: { requestId, correlationId },
    attempts: [],
    baseUrl,
    url: baseUrl + operation.path,
    end: now() + (input.deadline ?? options.deadline ?? 100_000),
  };
}

/** One try, recorded: its token, the request, the exchange. Returns undefined when it failed; then the call holds the error. */
async function tryOnce(call: Call): Promise<Exchange | undefined> {
  const { input, attempts, shared, rejected, error: last } = call;
  const startedAt = shared.now();
  let kind: ApiErrorKind = "auth";
  let result: Exchange | undefined;
  let error: ApiError | undefined;
  let request!: ReturnType<typeof buildRequest>;
  call.answer = undefined;
  try {
    const found = shared.source(rejected, last?.claims, call);
    const token = typeof found === "object" ? await step(call, () => found) : found;
    if (rejected && token === rejected) throw last;
    call.token = token;
    kind = "validation";
    request = buildRequest(call);
    if (token && call.baseUrl !== shared.safe) {
      kind = "auth";
      shared.safe = requireSafe(call.baseUrl);
    }
    kind = "network";
    const limit = input.timeout ?? shared.options.timeout ?? 30_000;
    result = await step(call, (signal) => exchange(call, request, signal), limit);
    shared.budget = Math.min(100, shared.budget + 1);
  } catch (cause) {
    try {
      // headers and URL came from the caller: what cannot be sent is no fault of the network
      if (request) new Request(request.url, { headers: request.init.headers });
    } catch {
      kind = "validation";
    }
    error = isApiError(cause) ? cause : fail(call, kind, cause);
  }
  if (!error || error !== last)
    attempts.push({
      startedAt,
      durationMs: shared.now() - startedAt,
      outcome: error?.kind ?? "ok",
      status: (error ?? result)?.status,
    });
  call.error = error;
  return result;
}
