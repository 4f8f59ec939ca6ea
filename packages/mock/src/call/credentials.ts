import { responseFor } from "../contract/responses.ts";
import type { Operation } from "../contract/types.ts";

interface Scheme {
  type?: string;
  scheme?: string;
  in?: string;
  name?: string;
}

/** Whether every alternative of an operation asks for something. */
export function isSecured({ security = [] }: Operation): boolean {
  return security.length > 0 && security.every((alternative) => alternative.length > 0);
}

/** Whether the contract says what happens without a token. */
export function declaresUnauthorized(operation: Operation): boolean {
  return isSecured(operation) && responseFor(operation, 401) !== undefined;
}

/**
 * Headers that carry the token in the way the first alternative asks for: a bearer token as it is, `user:password`
 * for Basic, the key for an API key in a header; `undefined` when the mock cannot send such a scheme.
 */
export function credentials({ security = [] }: Operation, token: string): Record<string, string> | undefined {
  const headers: Record<string, string> = {};
  for (const scheme of (security[0] ?? []) as Scheme[]) {
    const header = headerFor(scheme, token);
    if (!header) return undefined;
    headers[header[0]] = header[1];
  }
  return headers;
}

function headerFor({ type, scheme, in: place, name }: Scheme, token: string): [string, string] | undefined {
  if (type === "oauth2" || type === "openIdConnect" || (type === "http" && scheme === "bearer")) {
    return ["authorization", `Bearer ${token}`];
  }
  if (type === "http" && scheme === "basic")
    return ["authorization", `Basic ${Buffer.from(token).toString("base64")}`];
  return type === "apiKey" && place === "header" && name ? [name.toLowerCase(), token] : undefined;
}
