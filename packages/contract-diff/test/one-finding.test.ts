import { describe, expect, it } from "vitest";
import { diff } from "../src/index.ts";

type Json = Record<string, unknown>;
const ok = { responses: { 200: { description: "ok" } } };
const key = { type: "apiKey", in: "header", name: "X-Key" };
const login = "https://id.example.com/token";
const flow = { tokenUrl: login, scopes: {} };

function contract(scheme: Json, more: Json = {}): Json {
  const paths = { "/a": { get: ok }, "/b": { get: ok } };
  const components = { securitySchemes: { key: scheme } };
  return { openapi: "3.1.0", info: { title: "T", version: "1" }, paths, components, ...more };
}

const asked = (scheme: Json, scopes: string[] = []): Json =>
  contract(scheme, { security: [{ key: scopes }] });

describe("one cause is one finding", () => {
  it.each([
    ["a key that moves", asked(key), asked({ ...key, in: "cookie" })],
    ["a key that moves and is renamed", asked(key), asked({ ...key, in: "query", name: "key" })],
    ["another kind of credential", asked(key), asked({ type: "http", scheme: "bearer" })],
    [
      "a flow that is gone",
      asked({ type: "oauth2", flows: { clientCredentials: flow, password: flow } }),
      asked({ type: "oauth2", flows: { clientCredentials: flow } }),
    ],
    ["security for all operations", contract(key), asked(key)],
  ])("%s", async (_, base, revision) => {
    const { findings } = await diff(base, revision);
    expect(findings.map(({ message }) => message)).toHaveLength(1);
    expect(findings[0]).toMatchObject({ level: "breaking", operations: ["GET /a", "GET /b"] });
  });

  it("names the scope that is new, not the thirty that were there", async () => {
    const scopes = Array.from({ length: 30 }, (_, index) => `scope-${index}`);
    const offered = Object.fromEntries([...scopes, "new"].map((scope) => [scope, ""]));
    const scheme = { type: "oauth2", flows: { password: { tokenUrl: login, scopes: offered } } };
    const { findings } = await diff(asked(scheme, scopes), asked(scheme, [...scopes, "new"]));
    expect(findings.map(({ message }) => message)).toEqual([
      "security.0: the scope `new` of `key` is now needed",
    ]);
  });
});
