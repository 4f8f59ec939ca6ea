import { expect } from "vitest";
import { ok, testCases } from "./run.ts";

const guarded = { "/p": { get: { responses: ok } } };

/** A contract whose operation asks for these schemes. */
const by = (securitySchemes: Readonly<Record<string, object>>, security?: readonly object[]) => ({
  paths: guarded,
  more: {
    components: { securitySchemes },
    security: security ?? [Object.fromEntries(Object.keys(securitySchemes).map((name) => [name, []]))],
  },
});
const sent = (authorization: string, status: number) => ({ path: "/p", headers: { authorization }, status });
const basic = (text: string) => `Basic ${Buffer.from(text).toString("base64")}`;

testCases([
  {
    name: "names of schemes in any case, in the contract and in the request",
    ...by({ a: { type: "http", scheme: "Bearer" } }),
    asked: [
      sent("Bearer x", 200),
      sent("bearer x", 200),
      sent("BEARER x", 200),
      sent("Bearer", 401),
      sent("Bearerx", 401),
      sent("Basic eDp5", 401),
      { path: "/p", status: 401 },
    ],
  },
  {
    name: "Basic credentials that are none",
    ...by({ a: { type: "http", scheme: "BASIC" } }),
    asked: [
      sent(basic("user:password"), 200),
      sent(basic("user:pass:word"), 200),
      sent(basic("user:"), 200),
      sent(basic("user:p\u00e4ss"), 200),
      sent(basic("user"), 401),
      sent("Basic user:password", 401),
      sent("Basic %%%", 401),
      sent("Basic dTpw dTpw", 401),
      {
        ...sent("Basic", 401),
        sends: ({ headers }) => expect(headers.get("www-authenticate")).toBe('Basic realm="*"'),
      },
    ],
  },
  {
    name: "Digest with names and spaces as clients write them",
    ...by({ a: { type: "http", scheme: "digest" } }),
    asked: [
      sent(
        'Digest username="a b", realm="*", nonce="x", uri="/p?a=1,2", response="0f", qop=auth, nc=00000001',
        200,
      ),
      sent('Digest username="a", realm="*", nonce="x", uri="/p"', 401),
    ],
  },
  {
    name: "another scheme of HTTP is asked for by its name",
    ...by({ a: { type: "http", scheme: "HOBA" } }),
    asked: [sent("hoba result=1", 200), sent("Bearer x", 401), { path: "/p", status: 401 }],
  },
  {
    name: "keys in their place, and not in a part of another name",
    ...by({ a: { type: "apiKey", in: "cookie", name: "sid" } }),
    asked: [
      { path: "/p", headers: { cookie: "a=1; sid=2" }, status: 200 },
      { path: "/p", headers: { cookie: "xsid=2" }, status: 401 },
      { path: "/p", headers: { cookie: "sid=" }, status: 401 },
    ],
  },
  {
    name: "a key in the query",
    ...by({ a: { type: "apiKey", in: "query", name: "key" } }),
    asked: [
      { path: "/p?key=1", status: 200 },
      { path: "/p?key=", status: 401 },
      { path: "/p?Key=1", status: 401 },
    ],
  },
  {
    name: "schemes that hold together, and alternatives",
    ...by({ a: { type: "http", scheme: "bearer" }, b: { type: "apiKey", in: "header", name: "X-Key" } }, [
      { a: [], b: [] },
    ]),
    asked: [
      { path: "/p", headers: { authorization: "Bearer x", "x-key": "1" }, status: 200 },
      { path: "/p", headers: { authorization: "Bearer x" }, status: 401 },
      { path: "/p", headers: { "x-key": "1" }, status: 401 },
    ],
  },
  {
    name: "credentials that may be left out may be wrong, too",
    ...by({ a: { type: "http", scheme: "bearer" } }, [{ a: [] }, {}]),
    asked: [{ path: "/p", status: 200 }, sent("Bearer x", 200), sent("Basic eDp5", 200)],
  },
  {
    name: "a certificate cannot be seen, and stops nobody",
    openapi: "3.1.0",
    ...by({ a: { type: "mutualTLS" } }),
    asked: [{ path: "/p", status: 200 }],
  },
]);
