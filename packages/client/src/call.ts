import { isPartnerError, type PartnerError, type PartnerErrorKind } from "./errors.ts";
import { exchange } from "./exchange.ts";
import { fail } from "./failure.ts";
import { passGate, pauseAfter } from "./pauses.ts";
import { buildRequest, mayCarryToken } from "./request.ts";
import type { Call, CallInput, Exchange, Shared } from "./shared.ts";
import { step } from "./step.ts";
import { notRefreshable, table } from "./table.ts";
import { tell } from "./tell.ts";

/** Runs one call: token, tries, waits. Throws a PartnerError for everything but a success. */
export async function runCall(shared: Shared, id: string, input: CallInput): Promise<Exchange> {
  const call = openCall(shared, id, input);
  const progress: Progress = {};
  try {
    for (let n = 1; ; ) {
      while (shared.gate > shared.now()) await passGate(call);
      const result = await tryOnce(call, progress);
      if (result) return result;
      const { token, rejected, error } = progress as Progress & { error: PartnerError };
      const { status, code } = error;
      if (status === 401 && token && !rejected && !notRefreshable.includes(code as string))
        progress.rejected = token;
      else await pauseAfter(call, n++, error);
    }
  } catch (cause) {
    progress.error = cause as PartnerError;
    throw cause;
  } finally {
    tell(call, "done", { attempts: call.attempts, error: progress.error });
  }
}

function openCall(shared: Shared, id: string, input: CallInput): Call {
  const { options, baseUrl, newId, now } = shared;
  const operation = table[id];
  if (!operation) throw new TypeError(`No operation "${id}". Known: ${Object.keys(table)}`);
  const { requestId = newId(), correlationId = newId() } = input;
  return {
    shared,
    id,
    operation,
    input,
    sent: { requestId, correlationId },
    attempts: [],
    url: baseUrl + operation.path,
    end: now() + (input.deadline ?? options.deadline ?? 1e5),
    answer: undefined,
  };
}

/** What one try leaves for the next. */
interface Progress {
  token?: string | undefined;
  /** The token that a 401 refused: a fresh one is asked for, once a call. */
  rejected?: string | undefined;
  error?: PartnerError | undefined;
}

/** One try, recorded: its token, the request, the exchange. Returns undefined when it failed; then `progress` holds the error. */
async function tryOnce(call: Call, progress: Progress): Promise<Exchange | undefined> {
  const { input, attempts, shared } = call;
  const { rejected, error: last } = progress;
  const startedAt = shared.now();
  let kind: PartnerErrorKind = "auth";
  let result: Exchange | undefined;
  let error: PartnerError | undefined;
  let request: ReturnType<typeof buildRequest> | undefined;
  call.answer = undefined;
  try {
    const found = shared.source(rejected, last?.claims);
    const token = typeof found === "object" ? await step(call, () => found, 1e9) : found;
    if (rejected && token === rejected) throw last;
    progress.token = token;
    kind = "validation";
    request = buildRequest(call, token);
    if (token) shared.carries ??= mayCarryToken(shared.baseUrl);
    if (token && !shared.carries) throw fail(call, "auth", new TypeError("A token needs https"));
    kind = "network";
    const limit = input.timeout ?? shared.options.timeout ?? 3e4;
    const ready = request;
    result = await step(call, (signal) => exchange(call, ready, token, signal), limit);
    shared.budget = Math.min(100, shared.budget + 1);
  } catch (cause) {
    try {
      // headers and URL came from the caller: what cannot be sent is no fault of the network
      if (request) new Request(request.url, { headers: request.init.headers });
    } catch {
      kind = "validation";
    }
    error = isPartnerError(cause) ? cause : fail(call, kind, cause);
  }
  const status = (error ?? result)?.status;
  const outcome = error?.kind ?? "ok";
  if (!error || error !== last)
    attempts.push({ startedAt, durationMs: shared.now() - startedAt, outcome, status });
  progress.error = error;
  return result;
}
