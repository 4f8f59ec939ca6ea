import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { Contract, SecurityWay } from "../src/contract.ts";
import { addParameters } from "../src/parts/parameters.ts";
import { redirected } from "../src/parts/redirects.ts";
import { addCredentials, secure } from "../src/parts/security.ts";
import { clientOf, type Sent } from "./support/client.ts";

const authorization = { in: "header", name: "Authorization" } as const;
const contract: Partial<Contract> = {
  auth: { header: "", prefix: "", scopes: [], final: [] },
  secure,
  schemes: {
    oauth: { ...authorization, prefix: "Bearer " },
    basic: { ...authorization, prefix: "Basic " },
    key: { in: "header", name: "X-Api-Key" },
    query: { in: "query", name: "api key" },
    cookie: { in: "cookie", name: "session" },
    own: { in: "header", name: "Authorization" },
    digest: { ...authorization, prefix: "Digest " },
  },
  security: [{ oauth: "read" }],
};
const parts = [addParameters, addCredentials];
const make = (
  auth: unknown,
  security?: readonly SecurityWay[],
  answer?: (sent: Sent) => Response | Promise<Response>,
) => clientOf({ parts, ...(security && { security }) }, contract, { auth, ...(answer && { answer }) });
const all = { oauth: "o-token", key: "k-token", query: "q-token", cookie: "c-token" };

describe("a call", () => {
  it.each([
    ["by default", undefined, { authorization: "Bearer o-token" }],
    ["with a key in a header", [{ key: "" }], { "x-api-key": "k-token" }],
    [
      "with two at once",
      [{ key: "", oauth: "admin" }],
      { "x-api-key": "k-token", authorization: "Bearer o-token" },
    ],
    ["with a cookie", [{ cookie: "" }], { cookie: "session=c-token" }],
    ["with the first that is at hand", [{ basic: "" }, { key: "" }], { "x-api-key": "k-token" }],
    ["with none where none is asked for", [], {}],
    ["with one where none is needed", [{ key: "" }, {}], { "x-api-key": "k-token" }],
    ["with none where the one is not given", [{ basic: "" }, {}], {}],
  ])("shows credentials %s", async (_what, security, expected) => {
    const { sent, call } = make(all, security as readonly SecurityWay[] | undefined);
    await call();
    const names = ["authorization", "x-api-key", "cookie"];
    const shown = names.flatMap((name) =>
      sent[0]?.headers.has(name) ? [[name, sent[0].headers.get(name)]] : [],
    );
    expect(Object.fromEntries(shown)).toEqual(expected);
    expect(sent[0]?.target).toBe("/one");
  });

  it("shows a key in the query next to other parameters", async () => {
    const { sent, call } = make(all, [{ query: "" }]);
    await call({ query: { a: 1 } });
    expect(sent[0]?.target).toBe("/one?a=1&api%20key=q-token");
  });

  it.each([
    [{ username: "ü", password: "p:w" }],
    [async () => ({ username: "ü", password: "p:w" })],
    ["w7w6cDp3"],
  ])("shows a name and a password as HTTP basic does", async (basic) => {
    const { sent, call } = make({ basic }, [{ basic: "" }]);
    await call();
    expect(sent[0]?.headers.get("authorization")).toBe("Basic w7w6cDp3");
  });

  it("is not sent where the scheme has no credential", async () => {
    const { sent, call } = make({ oauth: "o-token" }, [{ key: "" }]);
    await expect(call()).rejects.toMatchObject({
      kind: "auth",
      message: expect.stringContaining('no credential for "key"'),
    });
    expect(sent).toEqual([]);
  });

  it("takes a credential that is given alone for the scheme that holds by default", async () => {
    const { sent, call } = make("o-token");
    await call();
    expect(sent[0]?.headers.get("authorization")).toBe("Bearer o-token");
    await expect(make("o-token", [{ key: "" }]).call()).rejects.toMatchObject({ kind: "auth" });
  });

  it("shows nothing when a proxy does it", async () => {
    const { sent, call } = make(undefined, [{ key: "" }]);
    await call();
    expect([...(sent[0]?.headers.keys() ?? [])]).not.toContain("x-api-key");
  });

  it("asks for the scopes of the operation, and once for all calls", async () => {
    const asked: string[][] = [];
    const provider = (scopes: string[]) => {
      asked.push(scopes);
      return { token: `t-${scopes}`, expiresOnTimestamp: Date.now() + 3_600_000 };
    };
    const { sent, call } = make({ oauth: provider }, [{ oauth: "read write" }]);
    await call();
    await call();
    expect(asked).toEqual([["read", "write"]]);
    expect(sent[1]?.headers.get("authorization")).toBe("Bearer t-read,write");
  });

  it("asks once for fresh tokens when the service refuses", async () => {
    let given = 0;
    const oauth = () => ({ token: `t${++given}`, expiresOnTimestamp: Date.now() + 3_600_000 });
    const fresh = (sent: Sent) =>
      new Response(null, { status: sent.headers.get("authorization") === "Bearer t2" ? 204 : 401 });
    const { sent, call } = make({ oauth, key: "k-token" }, [{ oauth: "", key: "" }], fresh);
    await call();
    expect(sent).toHaveLength(2);
    const refused = make(all, [{ oauth: "", key: "" }], () => new Response(null, { status: 401 }));
    await expect(refused.call()).rejects.toMatchObject({ status: 401 });
    expect(refused.sent).toHaveLength(1);
  });

  it("keeps every credential out of the error", async () => {
    const secrets = { oauth: "oauth-secret-1", key: "key-secret-22" };
    const echo = (sent: Sent) => new Response(JSON.stringify([...sent.headers]), { status: 400 });
    const { call } = make(secrets, [{ oauth: "", key: "" }], echo);
    const error = (await call().catch((cause: unknown) => cause)) as Error;
    const text = JSON.stringify(error) + String(error.stack);
    expect(text).toContain("***");
    expect(text).not.toMatch(/secret/);
  });

  it.each([
    ["a key in a header", { key: "a b" }, { key: "" }, "x-api-key", "a b"],
    ["a key in `Authorization`", { own: "Token a%20b" }, { own: "" }, "authorization", "Token a%20b"],
    [
      "HTTP digest",
      { digest: () => 'username="u", nc=1' },
      { digest: "" },
      "authorization",
      'Digest username="u", nc=1',
    ],
    ["a key of a provider", { key: { getToken: () => ({ token: "a b" }) } }, { key: "" }, "x-api-key", "a b"],
    ["a key in a cookie", { cookie: "é ;" }, { cookie: "" }, "cookie", "session=%C3%A9%20%3B"],
  ])("shows %s that no bearer token could be", async (_what, auth, way, header, text) => {
    const { sent, call } = make(auth, [way as unknown as SecurityWay]);
    await call();
    expect(sent[0]?.headers.get(header)).toBe(text);
  });

  it.each([
    ["a bearer token with a space", { oauth: "a b" }, { oauth: "" }],
    ["a key with the end of a line", { key: "a\n" }, { key: "" }],
    ["a name with a colon", { basic: { username: "a:b", password: "" } }, { basic: "" }],
  ])("is not sent with %s", async (_what, auth, way) => {
    const { sent, call } = make(auth, [way as unknown as SecurityWay]);
    await expect(call()).rejects.toMatchObject({ kind: "auth" });
    expect(sent).toEqual([]);
  });

  it("leaves the headers that the caller gives as they are, and adds to the cookies", async () => {
    const { sent, call } = make(all, [{ key: "", cookie: "" }]);
    await call({ headers: { "X-API-KEY": "own", Cookie: "a=1" } });
    expect(sent[0]?.headers.get("x-api-key")).toBe("own");
    expect(sent[0]?.headers.get("cookie")).toBe("a=1; session=c-token");
  });

  it("throws for a scheme that the contract does not have", () => {
    expect(() => make({ oath: "t" })).toThrow('No security scheme "oath"');
  });
});

it("sends any request with the credentials that hold by default", async () => {
  const { sent, client } = make(all);
  await client.fetch(new Request("https://api.example/other", { method: "POST", body: "b" }));
  expect(sent[0]).toMatchObject({ method: "POST", target: "/other" });
  expect(sent[0]?.headers.get("authorization")).toBe("Bearer o-token");
});

describe("any request", () => {
  const row = (path: string, security: readonly SecurityWay[]) => ({
    ...{ method: "GET", path, headers: {}, security },
  });
  const operations = {
    one: row("/a/{id}", [{ key: "" }]),
    two: row("/a/open", []),
    three: row("/a/{id}/q", [{ query: "" }]),
    four: { ...row("/a/{id}", [{ query: "" }]), method: "POST" },
  };
  const fetchWith = async (auth: unknown, url: string, init?: RequestInit) => {
    const { sent, client } = clientOf({}, { ...contract, operations }, { auth });
    await client.fetch(new Request(url, init));
    return sent[0];
  };

  it.each([
    ["/a/1?b", "/a/1?b", { "x-api-key": "k-token" }],
    ["/a/open", "/a/open", {}],
    ["/a/1/q?b=1", "/a/1/q?b=1&api%20key=q-token", {}],
    ["/other", "/other", { authorization: "Bearer o-token" }],
  ])("to %s shows what the operation there asks for", async (path, target, headers) => {
    const sent = await fetchWith(all, `https://api.example${path}`);
    expect(sent?.target).toBe(target);
    expect(Object.fromEntries(sent?.headers ?? [])).toEqual(headers);
  });

  it("keeps its body when a key comes into its URL", async () => {
    const sent = await fetchWith(all, "https://api.example/a/1", { method: "POST", body: "b" });
    expect(sent).toMatchObject({ method: "POST", target: "/a/1?api%20key=q-token" });
    expect(await new Response(sent?.body).text()).toBe("b");
  });

  it("is not sent where its scheme has no credential", async () => {
    await expect(fetchWith({ oauth: "t" }, "https://api.example/a/1")).rejects.toThrow(
      'No credential for "key"',
    );
  });
});

describe("a redirect", () => {
  const servers: ReturnType<typeof createServer>[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });
  const listen = (answer: (path: string) => [number, Record<string, string>]) =>
    new Promise<{ url: string; seen: (string | undefined)[] }>((resolve) => {
      const seen: (string | undefined)[] = [];
      const server = createServer((request, response) => {
        let body = "";
        request.on("data", (chunk) => {
          body += chunk;
        });
        request.on("end", () => {
          seen.push(`${request.method} ${request.url} ${request.headers["x-api-key"]}${body && ` ${body}`}`);
          response.writeHead(...answer(request.url ?? "")).end("{}");
        });
      });
      servers.push(server);
      server.listen(0, "127.0.0.1", () =>
        resolve({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen }),
      );
    });

  it("keeps an API key at its origin", async () => {
    const other = await listen(() => [200, {}]);
    const own = await listen((path) => [302, { location: path === "/a" ? "/b" : `${other.url}/c` }]);
    const send = redirected(fetch, ["x-api-key"]);
    const answer = await send(`${own.url}/a`, { method: "POST", body: "x", headers: { "x-api-key": "k" } });
    expect(answer.status).toBe(200);
    expect(own.seen).toEqual(["POST /a k x", "GET /b k"]);
    expect(other.seen).toEqual(["GET /c undefined"]);
  });

  it.each([
    [301, "POST", "GET /b k"],
    [302, "POST", "GET /b k"],
    [303, "PUT", "GET /b k"],
    [302, "PUT", "PUT /b k x"],
    [307, "POST", "POST /b k x"],
    [308, "POST", "POST /b k x"],
  ])("with status %i of a whole request with %s is followed by %s", async (status, method, next) => {
    const own = await listen((path) => (path === "/a" ? [status, { location: "b" }] : [200, {}]));
    const send = redirected(fetch, ["x-api-key"]);
    const request = new Request(`${own.url}/a`, { method, body: "x", headers: { "x-api-key": "k" } });
    expect((await send(request)).status).toBe(200);
    expect(own.seen).toEqual([`${method} /a k x`, next]);
  });

  it.each(["file:///etc/hostname", 'data:application/json,{"a":1}'])(
    "is not followed to %s",
    async (location) => {
      const own = await listen(() => [302, { location }]);
      const asked: unknown[] = [];
      const send = redirected(
        async (input, init) => {
          asked.push(input);
          return fetch(input, init);
        },
        ["x-api-key"],
      );
      await expect(send(own.url, { headers: { "x-api-key": "k" } })).rejects.toThrow("not HTTP");
      expect(asked).toEqual([own.url]);
    },
  );

  it("that never ends is an error, and one that the caller wants to see is shown", async () => {
    const own = await listen(() => [302, { location: "/a" }]);
    const send = redirected(fetch, ["x-api-key"]);
    const headers = { "x-api-key": "k" };
    await expect(send(own.url, { headers })).rejects.toThrow("More than 20 redirects");
    const shown = await send(new Request(own.url, { headers, redirect: "manual" }));
    expect(shown.status).toBe(302);
  });
});

it("client.fetch shows no credential to another origin", async () => {
  const { sent, client } = make(all, [{ key: "", oauth: "admin" }]);
  await client.fetch(new Request("https://elsewhere.example/one?x=1"));
  await client.fetch(new Request("https://api.example:8443/one"));
  for (const { headers, target } of sent) {
    expect([headers.get("authorization"), headers.get("x-api-key")]).toEqual([null, null]);
    expect(target).not.toMatch(/token/);
  }
  expect(sent).toHaveLength(2);
});
