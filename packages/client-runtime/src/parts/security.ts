import type { Auth, Credential, UserAndPassword } from "../auth.ts";
import type { Scheme, SecurityWay } from "../contract.ts";
import { emit } from "../emit.ts";
import { fail } from "../failure.ts";
import { type Outgoing, safeOrigin } from "../request.ts";
import type { Call, Secure, Shared } from "../shared.ts";
import { type Token, type TokenSource, tokenSource } from "../token-cache.ts";
import { operationOf } from "./operation-of.ts";
import { addCookie } from "./parameters.ts";
import type { RequestPart } from "./part.ts";
import { withQuery } from "./query.ts";
import { redirected } from "./redirects.ts";

/** Lets each operation show the credentials that it asks for, and none where it asks for none. */
export const secure: Secure = (shared) => {
  const { schemes = {}, security = [], send } = shared;
  const given = byScheme(shared.given.auth as Credential | undefined, security, schemes);
  const sources: Record<string, TokenSource<string>> = {};
  const sourceOf = (name: string, scopes: string) => {
    sources[`${name} ${scopes}`] ??= tokenSource(
      tokenOf(given?.[name], schemes[name] as Scheme),
      scopes.split(" ").filter(Boolean),
      () => emit(shared, "token"),
    );
    return sources[`${name} ${scopes}`] as TokenSource<string>;
  };
  const ask = async (way: SecurityWay, had: Record<string, string> = {}, claims?: string) => {
    const asked = Object.entries(way).map(async ([name, scopes]) => {
      const { encode, decode } = codecOf(schemes[name] as Scheme);
      const rejected = had[name];
      const token = await sourceOf(name, scopes)(rejected && encode(rejected), claims);
      return [name, decode(token ?? "")];
    });
    return Object.fromEntries(await Promise.all(asked)) as Record<string, string>;
  };
  shared.tokens = (rejected, claims, call) => {
    // without any credential it is a proxy that adds them
    const way = given && wayOf((call as Call).entry.security ?? security, given);
    if (way === undefined) return undefined;
    if (typeof way === "string") throw fail(call as Call, "auth", {}, `no credential for "${way}"`);
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
    const { origin } = new URL(new Request(shared.baseUrl || "/").url);
    if (new URL(request.url).origin !== origin) return send(request);
    const way = given && wayOf(operationOf(shared, request)?.security ?? security, given);
    if (typeof way === "string") throw new TypeError(`No credential for "${way}"`);
    if (way === undefined || Object.keys(way).length === 0) return send(request);
    const credentials = await ask(way);
    safeOrigin(request.url);
    const headers = Object.fromEntries(request.headers);
    const outgoing = { url: request.url, init: { method: request.method, headers } };
    addTo(outgoing, credentials, shared);
    const sent = outgoing.url === request.url ? request : await movedTo(outgoing.url, request);
    for (const name in headers) sent.headers.set(name, headers[name] as string);
    return shared.send(sent);
  };
};

/** The same request to another URL. Its body is read, since a platform would send a copied one without its length. */
async function movedTo(url: string, request: Request): Promise<Request> {
  if (request.body === null) return new Request(url, request);
  const { method, headers, signal, redirect, credentials } = request;
  return new Request(url, {
    ...{ method, headers, signal, redirect, credentials },
    body: await request.arrayBuffer(),
  });
}

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
    // as everywhere, headers that the caller gives win
    if (place === "header") headers[field.toLowerCase()] ??= value;
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

/** How a credential passes through what keeps tokens, which may hold no spaces; all but bearer tokens may. */
function codecOf({ in: place, prefix }: Scheme) {
  const same = (text: string) => text;
  if (prefix === "Bearer " || prefix === "Basic ") return { encode: same, decode: same };
  const isUsable = (text: string) => place !== "header" || /^[!-~]([ -~]*[!-~])?$/.test(text);
  return {
    encode: (text: string) => (isUsable(text) ? encodeURIComponent(text) : ""),
    decode: decodeURIComponent,
  };
}

type Answer = Awaited<ReturnType<Extract<Auth, (...args: never) => unknown>>>;

/** A credential as what keeps tokens takes it: a user's name and password as HTTP basic sends them, others encoded. */
function tokenOf(credential: Credential | undefined, scheme: Scheme): Auth | undefined {
  const { encode } = codecOf(scheme);
  const text = <Value>(value: Value) => (typeof value === "string" ? encode(value) : value);
  const read = (answer: Answer | UserAndPassword): Answer => {
    if (typeof answer !== "object" || answer === null) return text(answer);
    if ("username" in answer) return basic(answer);
    return "token" in answer
      ? { ...answer, token: text(answer.token) }
      : { ...answer, accessToken: text(answer.accessToken) };
  };
  // an empty one would be none; this one is refused
  if (typeof credential === "string") return encode(credential) || " ";
  if (typeof credential === "function")
    return async (scopes, request) => read(await credential(scopes, request));
  if (typeof credential !== "object") return undefined;
  if ("username" in credential) return basic(credential);
  return { getToken: async (scopes, request) => read(await credential.getToken(scopes, request)) };
}

function basic({ username, password }: UserAndPassword): string {
  if (username.includes(":")) throw new TypeError("A user's name of HTTP basic holds no colon");
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  return btoa(String.fromCharCode(...bytes));
}
