import type { Auth, Credential, UserAndPassword } from "../auth.ts";
import type { SecurityWay } from "../contract.ts";
import { emit } from "../emit.ts";
import { fail } from "../failure.ts";
import { type Outgoing, requireSafe } from "../request.ts";
import type { Call, Secure, Shared } from "../shared.ts";
import { type Token, type TokenSource, tokenSource } from "../token-cache.ts";
import { addCookie } from "./parameters.ts";
import type { RequestPart } from "./part.ts";
import { withQuery } from "./query.ts";
import { redirected } from "./redirects.ts";

/** Lets each operation show the credentials that it asks for, and none where it asks for none. */
export const secure: Secure = (shared) => {
  const { options, schemes = {}, security = [], now, send } = shared;
  const given = byScheme(options.auth as Credential | undefined, security, schemes);
  const sources: Record<string, TokenSource<string>> = {};
  const sourceOf = (name: string, scopes: string) => {
    sources[`${name} ${scopes}`] ??= tokenSource(
      tokenOf(given?.[name]),
      scopes.split(" ").filter(Boolean),
      now,
      () => emit({ shared }, "token"),
    );
    return sources[`${name} ${scopes}`] as TokenSource<string>;
  };
  const ask = async (way: SecurityWay, had: Record<string, string> = {}, claims?: string) => {
    const asked = Object.entries(way).map(async ([name, scopes]) => [
      name,
      await sourceOf(name, scopes)(had[name], claims),
    ]);
    return Object.fromEntries(await Promise.all(asked)) as Record<string, string>;
  };
  shared.source = (rejected, claims, call) => {
    // without any credential it is a proxy that adds them
    const way = given && wayOf((call as Call).operation.security ?? security, given);
    if (way === undefined) return undefined;
    if (typeof way === "string")
      throw fail(call as Call, "auth", undefined, undefined, `no credential for "${way}"`);
    return ask(way, rejected === undefined ? undefined : call?.credentials, claims).then((credentials) => {
      (call as Call).credentials = credentials;
      return tokenFrom(Object.values(credentials), rejected);
    });
  };
  shared.send = redirected(
    send,
    Object.values(schemes).flatMap((scheme) => (scheme.in === "header" ? [scheme.name.toLowerCase()] : [])),
  );
  return async (request) => {
    const way = given && wayOf(security, given);
    if (way === undefined || typeof way === "string") return send(request);
    const credentials = await ask(way);
    requireSafe(request.url);
    const headers = Object.fromEntries(request.headers);
    const outgoing = { url: request.url, init: { method: request.method, headers } };
    addTo(outgoing, credentials, shared);
    return shared.send(new Request(new Request(outgoing.url, request), { headers }));
  };
};

/** All credentials of one request as one token; the refused one, when nothing about it is new. */
function tokenFrom(secrets: readonly string[], rejected: Token | undefined): Token {
  const [only = "", ...others] = secrets;
  if (others.length === 0) return only;
  const isSame = rejected instanceof Secrets && rejected.all.every((each, index) => each === secrets[index]);
  return isSame ? rejected : new Secrets(secrets);
}

/** Several secrets, which `replaceAll` takes out of a text as it does one. */
class Secrets {
  readonly all: readonly string[];
  /** As long as a token that is worth to be looked for. */
  readonly length = 10;

  constructor(all: readonly string[]) {
    this.all = all;
  }

  [Symbol.replace](text: string, by: string): string {
    return this.all
      .filter(({ length }) => length >= this.length)
      .reduce((clean, secret) => clean.replaceAll(secret, by), text);
  }
}

/** Puts the credentials of the call into the request. It comes after the query. */
export const addCredentials: RequestPart = ({ credentials = {}, shared }, request) =>
  addTo(request, credentials, shared);

function addTo(request: Outgoing, credentials: Readonly<Record<string, string>>, { schemes = {} }: Shared) {
  const { headers } = request.init;
  for (const name in credentials) {
    const { in: place, name: field, prefix = "" } = schemes[name] as (typeof schemes)[string];
    const value = prefix + credentials[name];
    if (place === "header") headers[field.toLowerCase()] = value;
    else if (place === "cookie") addCookie(headers, `${field}=${encodeURIComponent(value)}`);
    else request.url = withQuery(request.url, `${encodeURIComponent(field)}=${encodeURIComponent(value)}`);
  }
}

/** The first way for which all credentials are given; else the name of a scheme that has none. */
function wayOf(
  ways: readonly SecurityWay[],
  given: Readonly<Record<string, unknown>>,
): SecurityWay | string | undefined {
  const missing = (way: SecurityWay) => Object.keys(way).find((name) => !given[name]);
  return ways.find((way) => missing(way) === undefined) ?? (ways[0] && missing(ways[0]));
}

/** Credentials by scheme. One that is given alone is that of the scheme that most operations ask for. */
function byScheme(
  auth: Credential | Readonly<Record<string, Credential>> | undefined,
  security: readonly SecurityWay[],
  schemes: object,
): Readonly<Record<string, Credential>> | undefined {
  if (!auth) return undefined;
  const known = Object.keys(schemes);
  const isOne = typeof auth !== "object" || "getToken" in auth || "username" in auth;
  if (isOne) return { [Object.keys(security[0] ?? {})[0] ?? (known[0] as string)]: auth as Credential };
  for (const name in auth)
    if (!known.includes(name)) throw new TypeError(`No security scheme "${name}". Known: ${known}`);
  return auth as Readonly<Record<string, Credential>>;
}

/** A user's name and password as HTTP basic sends them; any other credential as it is. */
function tokenOf(credential: Credential | undefined): Auth | undefined {
  const read = (answer: unknown) =>
    typeof answer === "object" && answer !== null && "username" in answer
      ? basic(answer as UserAndPassword)
      : (answer as Awaited<ReturnType<Extract<Auth, (...args: never) => unknown>>>);
  if (typeof credential === "function")
    return async (scopes, request) => read(await credential(scopes, request));
  return typeof credential === "object" && "username" in credential
    ? basic(credential)
    : (credential as Auth | undefined);
}

function basic({ username, password }: UserAndPassword): string {
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  return btoa(String.fromCharCode(...bytes));
}
