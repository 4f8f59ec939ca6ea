import { responseFor } from "../contract/responses.ts";
import type { Operation } from "../contract/types.ts";

interface Scheme {
  /** Its name in the contract. */
  key?: string;
  type?: string;
  scheme?: string;
  in?: string;
  name?: string;
}

/** What carries a token: headers in lower case, with `cookie` among them, and pairs of the query. */
export interface TokenCarrier {
  readonly headers: Readonly<Record<string, string>>;
  readonly query: string;
}

/** Whether every alternative of an operation asks for something. */
export function isSecured({ security = [] }: Operation): boolean {
  return security.length > 0 && security.every((alternative) => alternative.length > 0);
}

/** Whether the contract says what happens without a token. */
export function declaresUnauthorized(operation: Operation): boolean {
  return isSecured(operation) && responseFor(operation, 401) !== undefined;
}

/** The credential for a scheme, by its name in the contract. */
export type TokenFor = (scheme: string) => string | undefined;

/**
 * What carries the tokens in the way that the first alternative asks for which can be sent: a bearer token as it is,
 * `user:password` for Basic, the key for an API key; undefined when none can.
 */
export function credentials({ security = [] }: Operation, tokenFor: TokenFor): TokenCarrier | undefined {
  const found = (security as Scheme[][]).map((schemes) =>
    together(schemes.map((each) => partFor(each, tokenFor(each.key ?? "")))),
  );
  return security.length === 0 ? { headers: {}, query: "" } : found.find((each) => each !== undefined);
}

/** Something that passes for the credentials of an operation on a mock, in the form that its schemes ask for. */
export function anyCredentials(operation: Operation): TokenCarrier | undefined {
  return credentials(operation, () => "token") ?? credentials(operation, () => "user:password");
}

type Part = readonly [place: "header" | "query" | "cookie", name: string, value: string];

function together(parts: readonly (Part | undefined)[]): TokenCarrier | undefined {
  const headers: Record<string, string> = {};
  const query: string[] = [];
  for (const part of parts) {
    if (part === undefined) return undefined;
    const [place, name, value] = part;
    const pair = `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
    if (place === "header") headers[name] = value;
    else if (place === "query") query.push(pair);
    else headers.cookie = headers.cookie === undefined ? pair : `${headers.cookie}; ${pair}`;
  }
  return { headers, query: query.join("&") };
}

function partFor(
  { type, scheme = "", in: place, name = "" }: Scheme,
  token: string | undefined,
): Part | undefined {
  if (token === undefined) return undefined;
  const http = scheme.toLowerCase();
  if (type === "oauth2" || type === "openIdConnect" || (type === "http" && http === "bearer"))
    return ["header", "authorization", `Bearer ${token}`];
  if (type === "http" && http === "basic")
    return token.includes(":")
      ? ["header", "authorization", `Basic ${Buffer.from(token).toString("base64")}`]
      : undefined;
  if (type !== "apiKey" || name === "") return undefined;
  if (place === "header") return ["header", name.toLowerCase(), token];
  return place === "query" || place === "cookie" ? [place, name, token] : undefined;
}
