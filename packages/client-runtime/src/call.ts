import { clock } from "./clock.ts";
import { emit, idsOf } from "./emit.ts";
import { entryOf } from "./entry-of.ts";
import { type ApiError, type ApiErrorKind, isApiError } from "./errors.ts";
import { exchangeOnce } from "./exchange.ts";
import { codeOf, fail } from "./failure.ts";
import { limit } from "./limit.ts";
import { newId } from "./new-id.ts";
import { passGate, pauseAfter } from "./pauses.ts";
import { Refusal } from "./refusal.ts";
import { buildRequest, safeOrigin } from "./request.ts";
import type { Call, CallInput, Exchange, Shared } from "./shared.ts";
import { step } from "./step.ts";
import type { Token } from "./token-cache.ts";

/** Runs one call: token, tries, waits. Returns its data, or the whole answer, whose ids take a twelfth of a call to read. Throws the API's error for everything but a success. */
export async function runCall(
  shared: Shared,
  whole: boolean,
  id: string,
  input: CallInput = {},
): Promise<unknown> {
  const call = openCall(shared, id, input);
  try {
    // one that is none is a fault of the caller's
    input.signal?.addEventListener.name;
    call.mostTries = limit(call, "tries", 4);
    call.tryTime = limit(call, "timeout", 30_000);
    call.patience = limit(call, "maxWait", 120_000);
    // a limit may be a text of digits, as from an environment
    call.until = clock() + +limit(call, "deadline", 100_000);
    for (let n = 1; ; ) {
      while (shared.gate > clock()) await passGate(call);
      const result = await tryOnce(call);
      if (result) return whole ? { ...result, headers: call.answer, ...idsOf(call) } : result.data;
      const { credential, last } = call as Call & { last: ApiError };
      if (
        last.status === 401 &&
        credential &&
        !call.rejected &&
        !call.auth.final.includes(last.code as string)
      )
        call.rejected = credential;
      else await pauseAfter(call, n++, last);
    }
  } catch (cause) {
    // all else throws errors of the API
    call.last = isApiError(cause) ? cause : fail(call, "validation", { cause });
    // the stack is made anew here, where it leads to the caller: timers and events lose the way
    Error.captureStackTrace?.(call.last);
    throw call.last;
  } finally {
    emit(call, "done", { attempts: call.tried, error: call.last });
  }
}

/** A call before its limits are known: a fault of them is an error of the call. */
function openCall(shared: Shared, id: string, input: CallInput): Call {
  const entry = entryOf(shared.operations, id);
  const { requestId = newId(), correlationId = newId() } = input;
  return {
    ...shared,
    shared,
    id,
    entry,
    input,
    sent: { requestId, correlationId },
    tried: [],
    url: shared.baseUrl + entry.path,
  } satisfies Omit<Call, "mostTries" | "patience" | "tryTime" | "until"> as unknown as Call;
}

/** One try, recorded: its token, the request, the exchange. Returns undefined when it failed; then the call holds the error. */
async function tryOnce(call: Call): Promise<Exchange | undefined> {
  const { shared, rejected, last } = call;
  const startedAt = Date.now();
  const start = clock();
  let kind: ApiErrorKind = "auth";
  let result: Exchange | undefined;
  let error: ApiError | undefined;
  call.answer = call.outgoing = undefined;
  try {
    const found = shared.tokens(rejected, last?.claims, call);
    const token = (found as Promise<Token>)?.then
      ? await step(call, 2e9, () => found as Promise<Token>)
      : (found as Token | undefined);
    // nothing new was tried: the error stays the last one
    if (rejected && token === rejected) return;
    call.credential = token;
    kind = "validation";
    call.outgoing = buildRequest(call);
    if (token && call.baseUrl !== shared.trusted) {
      kind = "auth";
      safeOrigin(call.baseUrl);
      shared.trusted = call.baseUrl;
    }
    kind = "network";
    result = await step(call, call.tryTime, (signal) => exchangeOnce(call, signal));
    if (shared.reserve < 100) shared.reserve++;
    shared.gate = 0;
  } catch (cause) {
    const { outgoing } = call;
    let reason: string | undefined;
    try {
      // headers and URL came from the caller: what cannot be sent is no fault of the network
      if (outgoing) {
        new Request(outgoing.url);
        for (const name in outgoing.init.headers) {
          // its value may be secret
          reason = `invalid ${name}`;
          new Headers([[name, outgoing.init.headers[name] as string]]);
        }
      }
      reason = undefined;
      if (kind === "auth") {
        reason = "token source";
        // what runtimes and token libraries say of a service that could not be reached, which may be asked again
        if (
          /fetch [fu]|Load f|etwork|onnect|Timeout|E(CO|AI|TI|NOTF)|UN[DR]/.test(`${cause} ${codeOf(cause)}`)
        )
          kind = "network";
      } else if (cause instanceof Refusal) kind = "validation";
    } catch {
      kind = "validation";
    }
    error = isApiError(cause) ? cause : fail(call, kind, { cause }, reason);
  }
  call.tried.push({
    startedAt,
    durationMs: clock() - start,
    outcome: error?.kind ?? "ok",
    status: (error ?? result)?.status,
  });
  call.last = error;
  return result;
}
