import { PartnerError, type PartnerErrorFields, type PartnerErrorKind } from "./errors.ts";
import { retryAfter } from "./retry-after.ts";
import type { Call } from "./shared.ts";
import { faultFields } from "./table.ts";
import { idsOf } from "./tell.ts";

const nextSteps: Readonly<Record<PartnerErrorKind, string>> = {
  http: "See code and description",
  throttled: "Wait for retryAfterMs",
  auth: "Check the token: user, audience, MFA",
  network: "Check the connection and the base URL",
  timeout: "Try later or allow more time",
  aborted: "The caller cancelled it",
  decode: "Check for a proxy or login page",
  validation: "Check the options and the version of the contract",
};

/** Makes the error of a call: `Request failed (<status or cause>): <METHOD> <url> [request <id>]. <next step>.` */
export function fail(
  call: Call,
  kind: PartnerErrorKind,
  cause?: unknown,
  facts?: object,
  reason: string = kind,
): PartnerError {
  const { id, operation, url, attempts } = call;
  const ids = idsOf(call);
  const method = operation.method.toUpperCase();
  const message = `Request failed (${reason}): ${method} ${url} [request ${ids["requestId"]}]. ${nextSteps[kind]}.`;
  const fields = { kind, operation: id, method, url, attempts, ...ids, ...facts };
  return new PartnerError(message, fields as unknown as PartnerErrorFields, cause);
}

/** Takes the token out of a text: proxies and debug pages echo request headers. */
export const redact = (text: string, token: string | undefined): string =>
  token?.[9] ? text.replaceAll(token, "***") : text;

/** The error of an error answer: its facts are read by the roles that the contract gives to properties. */
export function httpError(call: Call, status: number, text: string, token: string | undefined): PartnerError {
  const headers = call.answer as Headers;
  let body: unknown = redact(text, token);
  try {
    body = JSON.parse(body as string);
  } catch {}
  const facts: Record<string, unknown> = {
    status,
    body: body || undefined,
    retryAfterMs: retryAfter(headers, call.shared.now()),
  };
  for (const role in faultFields) {
    for (const name of faultFields[role] as string[]) {
      const value = (body as Record<string, unknown> | null)?.[name];
      facts[role] ??= role === "data" || value == null ? value : `${value}`;
    }
  }
  try {
    const [, claims] = /claims="([^"]+)/.exec(headers.get("www-authenticate") ?? "") as string[];
    facts["claims"] = atob((claims as string).replaceAll("-", "+").replaceAll("_", "/"));
  } catch {}
  const { code = "", description = "" } = facts as { code?: string; description?: string };
  const kind = status === 429 ? "throttled" : status === 401 ? "auth" : "http";
  return fail(call, kind, undefined, facts, `${status} ${code} ${description.slice(0, 300)}`);
}
