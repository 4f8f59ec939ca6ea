import type { ApiError, ApiErrorClass, ApiErrorFields } from "../errors.ts";
import { retryAfter } from "../retry-after.ts";

/** What a sign-in service answers: tokens, or an OAuth error. The last three are not of the standard. */
export interface TokenAnswer {
  access_token?: string;
  refresh_token?: string;
  expires_in?: number | string;
  error?: string;
  error_description?: string;
  error_codes?: number[];
  correlation_id?: string;
  trace_id?: string;
}

/** Where tokens come from, and how its errors become those of a client. */
export interface SignIn {
  /** The token endpoint. */
  readonly url: string;
  /** The error class of the client. */
  readonly errorClass: ApiErrorClass;
  /** What to do about an OAuth error, found by its name and by the numbers that the service gives with it. */
  readonly hint: (error: string, numbers: readonly number[]) => string;
}

/** Sends the form to the sign-in service. Throws the client's error for everything but tokens. */
export async function exchange(
  signIn: SignIn,
  body: URLSearchParams,
  send: (request: Request) => Promise<Response>,
): Promise<TokenAnswer> {
  const headers = { Accept: "application/json" };
  const signal = AbortSignal.timeout(30_000);
  const request = new Request(signIn.url, { method: "POST", headers, body, signal });
  let text: string;
  let response: Response;
  try {
    response = await send(request);
    text = await response.text();
  } catch (cause) {
    throw oauthError(signIn, { error: "network" }, undefined, cause);
  }
  const answer = parse(text);
  if (!response.ok || answer.error) throw oauthError(signIn, parse(withoutSecrets(text, body)), response);
  return answer;
}

/** An error answer may echo what was sent. */
function withoutSecrets(text: string, sent: URLSearchParams): string {
  return ["refresh_token", "client_secret", "code", "code_verifier"].reduce((rest, name) => {
    const secret = sent.get(name);
    return secret ? rest.replaceAll(JSON.stringify(secret).slice(1, -1), "***") : rest;
  }, text);
}

function parse(text: string): TokenAnswer {
  try {
    return Object(JSON.parse(text));
  } catch {
    return { error: "not_json" };
  }
}

/** The error of the sign-in service, as an error of the client. It holds no part of the request. */
export function oauthError(
  { url, errorClass, hint }: SignIn,
  answer: TokenAnswer,
  response?: Response,
  cause?: unknown,
): ApiError {
  const {
    error = "unknown",
    error_description: description,
    error_codes: data,
    correlation_id,
    trace_id,
  } = answer;
  const { status, headers } = response ?? {};
  const text =
    description &&
    String(description)
      .split(/[\r\n]/)[0]
      ?.slice(0, 300);
  const reason = [status, error, text].filter(Boolean).join(" ");
  const fields: Partial<ApiErrorFields> = {
    kind: error === "network" ? "network" : "auth",
    operation: "token",
    method: "POST",
    url,
    status,
    code: error,
    description,
    data,
    source: "sign-in",
    requestId: trace_id,
    correlationId: correlation_id,
    retryAfterMs: headers && retryAfter(headers, Date.now()),
    attempts: [],
    headers,
  };
  const request = trace_id ? ` [request ${trace_id}]` : "";
  return new errorClass(
    `Sign-in failed (${reason}): POST ${url}${request}. ${hint(error, Array.isArray(data) ? data : [])}`,
    { ...fields, ...(cause !== undefined && { cause }) } as ApiErrorFields,
  );
}
