import { inspect } from "node:util";
import { describe, expect, test, vi } from "vitest";
import { appUser, type RefreshTokenStore, signInHosts } from "../src/app-user.ts";
import { answer, clientOver, errorOf } from "./support/client.ts";

/** A store in memory whose `save` can be made to fail. */
function memoryStore(first: string | undefined = "refresh-0") {
  const saved: string[] = first ? [first] : [];
  const store: RefreshTokenStore & { saved: string[]; failing: boolean } = {
    saved,
    failing: false,
    load: () => saved.at(-1),
    save(token) {
      if (store.failing) throw new Error("disk is full");
      saved.push(token);
    },
  };
  return store;
}

/** A sign-in service that gives a new pair of tokens each time. */
function signIn(change: (form: URLSearchParams) => Response | undefined = () => undefined) {
  const forms: URLSearchParams[] = [];
  const urls: string[] = [];
  const fetch = async (request: Request) => {
    const form = new URLSearchParams(await request.text());
    forms.push(form);
    urls.push(request.url);
    const body = {
      access_token: `access-${forms.length}`,
      refresh_token: `refresh-${forms.length}`,
      expires_in: "3599",
    };
    return change(form) ?? Response.json(body);
  };
  return { fetch, forms, urls };
}
const ids = { tenantId: "tenant-1", clientId: "app-1", clientSecret: "secret-1" };

describe("the token of App+User", () => {
  test("is exchanged for the refresh token of the store, which is rotated", async () => {
    const store = memoryStore();
    const service = signIn();
    const provider = appUser({ ...ids, store, fetch: service.fetch });
    expect(await provider.getToken()).toMatchObject({ token: "access-1" });
    expect(await provider.getToken()).toMatchObject({ token: "access-2" });
    expect(store.saved).toEqual(["refresh-0", "refresh-1", "refresh-2"]);
    expect(service.urls[0]).toBe("https://login.microsoftonline.com/tenant-1/oauth2/v2.0/token");
    expect(Object.fromEntries(service.forms[1] ?? [])).toEqual({
      grant_type: "refresh_token",
      client_id: "app-1",
      client_secret: "secret-1",
      refresh_token: "refresh-1",
      scope: "https://api.partnercenter.microsoft.com/user_impersonation offline_access",
    });
  });

  test("serves a client, which caches it", async () => {
    const service = signIn();
    const auth = appUser({ ...ids, store: memoryStore(), fetch: service.fetch });
    const { partner, requests } = clientOver(async () => answer(200), { auth });
    await partner.analytics.licenses.usage.get();
    await partner.analytics.licenses.usage.get();
    expect(requests.map(({ headers }) => headers.get("authorization"))).toEqual([
      "Bearer access-1",
      "Bearer access-1",
    ]);
    expect(service.forms).toHaveLength(1);
  });

  test.each(Object.entries(signInHosts))("signs in at %s", async (cloud, host) => {
    const service = signIn();
    await appUser({
      ...ids,
      store: memoryStore(),
      fetch: service.fetch,
      cloud: cloud as keyof typeof signInHosts,
    }).getToken();
    expect(new URL(service.urls[0] ?? "").hostname).toBe(host);
  });

  test("asks for the API of the cloud", async () => {
    const service = signIn();
    const china = appUser({ ...ids, store: memoryStore(), fetch: service.fetch, cloud: "china" });
    await china.getToken();
    await appUser({ ...ids, store: memoryStore(), fetch: service.fetch, cloud: "usGovernment" }).getToken();
    expect(service.forms.map((form) => form.get("scope"))).toEqual([
      "https://partner.partnercenterapi.microsoftonline.cn/user_impersonation offline_access",
      "https://api.partnercenter.microsoft.com/user_impersonation offline_access",
    ]);
  });

  test("hands over the claims of a challenge", async () => {
    const service = signIn();
    await appUser({ ...ids, store: memoryStore(), fetch: service.fetch }).getToken(["s"], { claims: "{}" });
    expect(service.forms[0]?.get("claims")).toBe("{}");
    expect(service.forms[0]?.get("scope")).toBe("s offline_access");
  });
});

describe("a crash between receive and save", () => {
  test("gives no access token, and the next exchange uses the newest refresh token", async () => {
    const store = memoryStore();
    const service = signIn();
    const provider = appUser({ ...ids, store, fetch: service.fetch });
    store.failing = true;
    await expect(provider.getToken()).rejects.toThrow("disk is full");
    store.failing = false;
    await provider.getToken();
    expect(service.forms[1]?.get("refresh_token")).toBe("refresh-1");
    expect(store.saved).toEqual(["refresh-0", "refresh-2"]);
  });

  test("of the whole process leaves the old refresh token, which still works", async () => {
    const store = memoryStore();
    store.failing = true;
    const service = signIn();
    await expect(appUser({ ...ids, store, fetch: service.fetch }).getToken()).rejects.toThrow();
    store.failing = false;
    await appUser({ ...ids, store, fetch: service.fetch }).getToken();
    expect(service.forms[1]?.get("refresh_token")).toBe("refresh-0");
  });
});

test("calls at the same time take turns, so that the store ends with the newest refresh token", async () => {
  const saved: string[] = ["refresh-0"];
  const service = signIn();
  const provider = appUser({
    ...ids,
    fetch: service.fetch,
    store: {
      load: () => saved.at(-1),
      async save(token) {
        // the first save is the slowest
        for (let turn = saved.length; turn < 4; turn += 1) await new Promise(setImmediate);
        saved.push(token);
      },
    },
  });
  const tokens = await Promise.all([1, 2, 3].map(() => provider.getToken()));
  expect(tokens.map((token) => Object(token).token)).toEqual(["access-1", "access-2", "access-3"]);
  expect(saved).toEqual(["refresh-0", "refresh-1", "refresh-2", "refresh-3"]);
  expect(service.forms.map((form) => form.get("refresh_token"))).toEqual([
    "refresh-0",
    "refresh-1",
    "refresh-2",
  ]);
});

test("two processes may share a store where each refresh token is good for one exchange", async () => {
  const store = memoryStore();
  const used = new Set<string | null>();
  const service = signIn((form) => {
    const token = form.get("refresh_token");
    if (used.has(token)) return Response.json({ error: "invalid_grant" }, { status: 400 });
    used.add(token);
  });
  const one = appUser({ ...ids, store, fetch: service.fetch });
  const other = appUser({ ...ids, store, fetch: service.fetch });
  const tokens = await Promise.all([one.getToken(), other.getToken()]);
  expect(tokens).toMatchObject([{ token: "access-1" }, { token: "access-3" }]);
  store.saved.push("refresh-0");
  expect(await errorOf(one.getToken())).toMatchObject({ kind: "auth", code: "invalid_grant" });
  expect(service.forms).toHaveLength(4);
});

test("a refresh token that comes back unchanged is saved as it is", async () => {
  const store = memoryStore();
  const same = { access_token: "access", refresh_token: "refresh-0", expires_in: 3599 };
  const service = signIn(() => Response.json(same));
  await appUser({ ...ids, store, fetch: service.fetch }).getToken();
  expect(store.saved).toEqual(["refresh-0", "refresh-0"]);
});

describe("an error of the sign-in service", () => {
  const refusal = (error: string, code: number) => () =>
    Response.json(
      {
        error,
        error_description: `AADSTS${code}: Text.\r\nTrace ID: t`,
        error_codes: [code],
        trace_id: "t-1",
        correlation_id: "c-1",
      },
      { status: 400 },
    );

  test.each([
    ["invalid_grant", 50076, /without MFA/],
    ["invalid_grant", 700082, /not used for 90 days/],
    ["invalid_client", 7000215, /secret is wrong/],
    ["invalid_client", 7000222, /secret has expired/],
    ["unauthorized_client", 700016, /app registration/],
    ["invalid_grant", 1, /consent again/],
    ["strange", 2, /See the description/],
  ])("%s %i says what to do", async (name, code, hint) => {
    const service = signIn(refusal(name, code));
    const error = await errorOf(
      Promise.resolve(appUser({ ...ids, store: memoryStore(), fetch: service.fetch }).getToken()),
    );
    expect(error).toMatchObject({
      kind: "auth",
      status: 400,
      code: name,
      requestId: "t-1",
      correlationId: "c-1",
    });
    expect(error.message).toMatch(hint);
  });

  test("reaches the caller of an operation, without any secret", async () => {
    const service = signIn(refusal("invalid_grant", 50076));
    const auth = appUser({ ...ids, store: memoryStore("refresh-canary"), fetch: service.fetch });
    const { partner, requests } = clientOver(async () => answer(200), { auth, tries: 4 });
    const error = await errorOf(partner.analytics.licenses.usage.get());
    expect(error).toMatchObject({ kind: "auth", code: "invalid_grant" });
    expect(inspect(error, { depth: 9, showHidden: true }) + JSON.stringify(error)).not.toMatch(
      /refresh-canary|secret-1/,
    );
    expect(requests).toHaveLength(0);
    expect(service.forms).toHaveLength(1);
  });

  test("that is none, but a broken connection, is tried again with the call", async () => {
    let down = true;
    const service = signIn();
    const fetch = (request: Request) => {
      if (!down) return service.fetch(request);
      down = false;
      return Promise.reject(new TypeError("fetch failed"));
    };
    const auth = appUser({ ...ids, store: memoryStore(), fetch });
    const { partner, requests } = clientOver(async () => answer(200), { auth, tries: 2 });
    await partner.analytics.licenses.usage.get();
    expect(requests).toHaveLength(1);
  });

  test("reports how long to wait, and the call waits that long", async () => {
    const answers = [
      Response.json({ error: "temporarily_unavailable" }, { status: 429, headers: { "retry-after": "1" } }),
    ];
    const service = signIn(() => answers.pop());
    const auth = appUser({ ...ids, store: memoryStore(), fetch: service.fetch });
    const waits: number[] = [];
    const { partner } = clientOver(async () => answer(200), {
      auth,
      tries: 2,
      onEvent: (event) => event.type === "retry" && waits.push(event.waitMs),
    });
    await partner.analytics.licenses.usage.get();
    expect(waits).toHaveLength(1);
    expect(waits[0]).toBeGreaterThanOrEqual(1000);
    expect(waits[0]).toBeLessThanOrEqual(1100);
  });

  test("is no status of the operation: safe() keeps the two apart", async () => {
    const auth = appUser({
      ...ids,
      store: memoryStore(),
      fetch: signIn(refusal("invalid_grant", 50076)).fetch,
    });
    const result = await clientOver(async () => answer(200), {
      auth,
    }).partner.analytics.licenses.usage.get.safe();
    expect(result).toMatchObject({ ok: false, status: undefined, error: { kind: "auth", status: 400 } });
  });

  test("that never comes ends after a while, so that later calls start anew", async () => {
    const controller = new AbortController();
    const limit = vi.spyOn(AbortSignal, "timeout").mockReturnValue(controller.signal);
    const fetch = ({ signal }: Request) =>
      new Promise<Response>((_, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason));
      });
    const pending = errorOf(appUser({ ...ids, store: memoryStore(), fetch }).getToken());
    await vi.waitFor(() => expect(limit).toHaveBeenCalledWith(30_000));
    await new Promise(setImmediate);
    controller.abort(new DOMException("took too long", "TimeoutError"));
    expect(await pending).toMatchObject({ kind: "network", cause: { name: "TimeoutError" } });
    limit.mockRestore();
  });

  test("that echoes the request shows no secret", async () => {
    const echo = (form: URLSearchParams) =>
      Response.json(
        { error: "invalid_request", error_description: `Bad request: ${[...form.values()]}` },
        { status: 400 },
      );
    const auth = appUser({ ...ids, store: memoryStore("refresh-canary"), fetch: signIn(echo).fetch });
    const error = await errorOf(auth.getToken());
    expect(error.description).toContain("Bad request");
    expect(inspect(error, { depth: 9, showHidden: true }) + JSON.stringify(error)).not.toMatch(
      /refresh-canary|secret-1/,
    );
  });

  test.each(["null", "7", '"text"', "[]"])("is a PartnerError when it answers %s", async (body) => {
    const service = signIn(() => new Response(body, { status: 200 }));
    const error = await errorOf(appUser({ ...ids, store: memoryStore(), fetch: service.fetch }).getToken());
    expect(error.kind).toBe("auth");
  });

  test("a login page and an empty store are different errors", async () => {
    const html = signIn(() => new Response("<html>", { status: 200 }));
    const page = errorOf(appUser({ ...ids, store: memoryStore(), fetch: html.fetch }).getToken());
    expect((await page).message).toMatch(/proxy/);
    const empty = errorOf(appUser({ ...ids, store: { load: () => undefined, save() {} } }).getToken());
    expect((await empty).message).toMatch(/holds no refresh token/);
  });
});
