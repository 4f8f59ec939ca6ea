import type { CallState } from "./call-state.ts";
import { PartnerError, type PartnerErrorFields, type PartnerErrorKind } from "./errors.ts";
import { faultFields, responseHeaders } from "./table.ts";

const nextStep: Record<PartnerErrorKind, string> = {
  http: "See code and description",
  throttled: "Wait for retryAfterMs",
  auth: "Check the token",
  network: "Check the connection",
  timeout: "Try again later",
  aborted: "Cancelled by the caller",
  decode: "Check for a proxy or login page",
  validation: "Check the version of the contract",
};

/** Makes the error of a call: `Request failed (<status or cause>): <METHOD> <url> [request <id>]. <next step>.` */
export function failure(
  call: CallState,
  kind: PartnerErrorKind,
  reason: string | number,
  cause?: unknown,
  facts?: object,
): PartnerError {
  const { operation, url, attempts, ids } = call;
  const method = operation.method.toUpperCase();
  const fields = { kind, operation: call.id, method, url, attempts, ...ids, ...facts };
  const message = `Request failed (${reason}): ${method} ${url} [request ${ids.requestId}]. ${nextStep[kind]}.`;
  return new PartnerError(message, fields as unknown as PartnerErrorFields, cause);
}

/** Takes the ids of an answer over the ids that were sent. */
export function readIds(call: CallState, { headers }: Response): void {
  for (const role in responseHeaders) {
    const id = headers.get(responseHeaders[role] as string);
    if (id) call.ids[role] = id;
  }
}

/** Turns an error answer into a PartnerError: facts are read by the roles that the contract gives to properties. */
export function httpFailure(call: CallState, status: number, body: unknown): PartnerError {
  const facts: Record<string, unknown> = { status, body: body === "" ? undefined : body };
  for (const role in faultFields) {
    for (const name of faultFields[role] as string[]) {
      const value = (body as Record<string, unknown> | undefined | null)?.[name];
      if (value != null) facts[role] ??= role === "data" ? value : String(value);
    }
  }
  const { code, description = "" } = facts as { code?: string; description?: string };
  const kind = status === 429 ? "throttled" : status === 401 ? "auth" : "http";
  return failure(
    call,
    kind,
    [status, code, description.slice(0, 300)].filter(Boolean).join(" "),
    undefined,
    facts,
  );
}
