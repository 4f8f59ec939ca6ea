import { idsOf } from "./emit.ts";
import type { ApiError, ApiErrorFields, ApiErrorKind } from "./errors.ts";
import { Refusal } from "./refusal.ts";
import { retryAfter } from "./retry-after.ts";
import type { Call } from "./shared.ts";

/** Makes the error of a call: `Request failed (<status, code, reason>): <METHOD> <url> [request <id>]` */
export function fail(
  call: Call,
  kind: ApiErrorKind,
  facts: Partial<ApiErrorFields> & ErrorOptions = {},
  reason: string = kind,
): ApiError {
  const {
    url,
    entry: { method },
  } = call;
  const ids = idsOf(call);
  const { status = "", cause, code = codeOf(cause) } = facts;
  const why = cause instanceof Refusal ? cause.message : reason;
  const words = [...new Set([`${status}`, code, why])].filter(Boolean).join(", ");
  return new call.error(`Request failed (${words}): ${method} ${url} [request ${ids.requestId}]`, {
    ...{ kind, operation: call.id, method, url, attempts: call.tried, headers: call.answer },
    ...ids,
    ...facts,
    code,
  } as unknown as ApiErrorFields);
}

/** The platform's code of a failure, such as ECONNREFUSED: that of its cause, or its own. */
export function codeOf(cause: unknown): string | undefined {
  const { code, cause: inner } = Object(cause);
  return (inner?.code ?? code)?.trim?.();
}

/**
 * Takes the token out of a text: proxies and debug pages echo request headers.
 * One of less than ten characters, such as a test's, would be found in any text.
 */
export function redact({ credential }: Call, text: string): string {
  return (credential?.length as number) > 9 ? text.replaceAll(credential as string, "***") : text;
}

/** The error of an error answer: its facts are read by the roles that the contract gives to properties. */
export function httpError(call: Call, status: number, text: string): ApiError {
  const headers = call.answer as Headers;
  const { fault } = call;
  let body: unknown = redact(call, text);
  try {
    // made anew, as an answer may spell the token otherwise: many write `+` and `/` in another way
    body = JSON.parse(redact(call, JSON.stringify(JSON.parse(text))));
  } catch {}
  const facts: Record<string, unknown> = {
    status,
    body: body || undefined,
    retryAfterMs: retryAfter(headers, Date.now()),
    claims: claimsOf(headers),
  };
  for (const role in fault) {
    for (const name of fault[role] as string[]) {
      const value = (body as Record<string, unknown> | null)?.[name];
      facts[role] ??=
        role === "data" || typeof value === "string" ? value : JSON.stringify(value ?? undefined);
    }
  }
  const kind = status === 429 ? "throttled" : status === 401 ? "auth" : "http";
  return fail(call, kind, facts, (facts.description as string | undefined)?.slice(0, 300) ?? "");
}

/** The claims challenge of an answer, which is base64 or base64url; undefined when there is none that can be read. */
function claimsOf(headers: Headers): string | undefined {
  const encoded = /claims="([^"]+)/.exec(`${headers.get("www-authenticate")}`)?.[1];
  try {
    return encoded && atob(encoded.replaceAll("-", "+").replaceAll("_", "/"));
  } catch {}
}
