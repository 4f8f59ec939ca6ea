import { attempt, type Exchange } from "./attempt.ts";
import { fetchToken } from "./auth.ts";
import type { CallInput, CallState, Settings } from "./call-state.ts";
import { type Attempt, isPartnerError } from "./errors.ts";
import { failure } from "./failure.ts";
import { requestHeaders } from "./request-headers.ts";
import { step } from "./step.ts";
import { table } from "./table.ts";

/** Time for one attempt, body included. */
const attemptTimeoutMs = 30_000;

/** Runs one call of an operation: token, headers, attempt. Throws a PartnerError for everything but a success. */
export async function runCall(settings: Settings, id: string, input: CallInput = {}): Promise<Exchange> {
  const call = callState(settings, id, input);
  const startedAt = Date.now();
  const note = (outcome: Attempt["outcome"], status?: number) =>
    call.attempts.push({ startedAt, durationMs: Date.now() - startedAt, outcome, status });
  const headers = requestHeaders(call, settings, input);
  try {
    const exchange = await step(
      async (signal) => {
        const token = settings.auth && (await fetchToken(settings.auth, call));
        return attempt(call, settings, input, headers, token, signal);
      },
      attemptTimeoutMs,
      input.signal,
      () => failure(call, "timeout", "timeout"),
      (reason) => failure(call, "aborted", "aborted", reason),
    );
    note("ok", exchange.status);
    return exchange;
  } catch (cause) {
    const error = isPartnerError(cause) ? cause : failure(call, "network", "network", cause);
    note(error.kind, error.status);
    throw error;
  }
}

function callState(settings: Settings, id: string, input: CallInput): CallState {
  const operation = table[id];
  if (!operation) throw new TypeError(`No operation "${id}". Known: ${Object.keys(table)}`);
  const idOf = (role: "requestId" | "correlationId") =>
    String(input[role] ?? input.header?.[operation.headers[role] as string] ?? crypto.randomUUID());
  const ids = { requestId: idOf("requestId"), correlationId: idOf("correlationId") };
  return { id, operation, ids, url: settings.baseUrl + operation.path, attempts: [] };
}
