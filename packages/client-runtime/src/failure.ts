import { idsOf } from "./emit.ts";
import type { ApiError, ApiErrorFields, ApiErrorKind } from "./errors.ts";
import { retryAfter } from "./retry-after.ts";
import type { Call } from "./shared.ts";

const nextSteps: Readonly<Record<ApiErrorKind, string>> = {
  http: "See code and description",
  throttled: "Wait for retryAfterMs",
  auth: "Check the token: user, audience, MFA",
  network: "Check the connection and base URL",
  timeout: "Allow more time",
  aborted: "The caller cancelled it",
  decode: "Check for a proxy or login page",
  validation: "Check options and contract version",
};

/** Makes the error of a call: `Request failed (<status or cause>): <METHOD> <url> [request <id>]. <next step>.` */
export function fail(
  call: Call,
  kind: ApiErrorKind,
  cause?: unknown,
  facts?: object,
  reason: string = kind,
): ApiError {
  const { id, method, url, attempts, shared } = call;
  const ids = idsOf(call);
  return new shared.error(
    `Request failed (${reason}): ${method} ${url} [request ${ids.requestId}]. ${nextSteps[kind]}.`,
    { kind, operation: id, method, url, attempts, ...ids, ...facts } as unknown as ApiErrorFields,
    cause,
  );
}

/**
 * Takes the token out of a text: proxies and debug pages echo request headers.
 * One of less than ten characters, such as a test's, would be found in any text.
 */
export function redact({ token }: Call, text: string): string {
  return token && token.length > 9 ? text.replaceAll(token as string, "***") : text;
}

/** The error of an error answer: its facts are read by the roles that the contract gives to properties. */
export function httpError(call: Call, status: number, text: string): ApiError {
  const headers = call.answer as Headers;
  const { fault, now } = call.shared;
  let body: unknown = redact(call, text);
  try {
    body = JSON.parse(body as string);
  } catch {}
  const facts: Record<string, unknown> = {
    status,
    body: body || undefined,
    retryAfterMs: retryAfter(headers, now()),
    claims: claimsOf(headers),
  };
  for (const role in fault) {
    for (const name of fault[role] as string[]) {
      const value = (body as Record<string, unknown> | null)?.[name];
      facts[role] ??= role === "data" || value == null ? value : `${value}`;
    }
  }
  const { code = "", description = "" } = facts as { code?: string; description?: string };
  const kind = status === 429 ? "throttled" : status === 401 ? "auth" : "http";
  return fail(call, kind, undefined, facts, `${status} ${code} ${description.slice(0, 300)}`);
}

/** The claims challenge of an answer, which is base64 or base64url; undefined when there is none that can be read. */
function claimsOf(headers: Headers): string | undefined {
  const encoded = /claims="([^"]+)/.exec(headers.get("www-authenticate") ?? "")?.[1];
  try {
    return encoded && atob(encoded.replaceAll("-", "+").replaceAll("_", "/"));
  } catch {
    return undefined;
  }
}
