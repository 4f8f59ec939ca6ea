import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { createPartnerClient, isPartnerError, PartnerError } from "../src/index.ts";
import { validation } from "../src/validate.ts";
import { answer, clientOver, errorOf, json } from "./support/client.ts";
import { examples } from "./support/contract.ts";

const failing = (response: () => Response) =>
  errorOf(clientOver(async () => response()).partner.analytics.licenses.usage.get());

describe("an error answer", () => {
  test.each(examples.filter(({ status }) => status >= 400))(
    "$status $name becomes a PartnerError",
    async ({ status, value, name }) => {
      const error = await failing(() => answer(status, name, { "MS-CV": "cv.1" }));
      const fault = value as Record<string, unknown>;
      expect(error.kind).toBe(status === 429 ? "throttled" : status === 401 ? "auth" : "http");
      expect(error.status).toBe(status);
      expect(error.code).toBe(String(fault.code ?? fault.statusCode));
      expect(error.description).toBe(fault.description ?? fault.message);
      expect(error.body).toEqual(value);
      expect(error.correlationVector).toBe("cv.1");
      expect(error.message).toContain(
        `GET https://partner.test/v1/analytics/licenses/usage [request ${error.requestId}]`,
      );
    },
  );

  test.each(["", "<html>Sign in</html>", "Service Unavailable", "null", "false", "[]", "7"])(
    "survives the body %j",
    async (text) => {
      const error = await failing(() => new Response(text, { status: 502 }));
      expect(error).toMatchObject({ kind: "http", status: 502, operation: "getPartnerLicensesUsage" });
      expect(error.code).toBeUndefined();
    },
  );

  test.each<[unknown, string | undefined]>([
    [{ toString: 1 }, '{"toString":1}'],
    [{ trim: 1, slice: 2 }, '{"trim":1,"slice":2}'],
    [["a", "b"], '["a","b"]'],
    [0, "0"],
    [false, "false"],
    [null, undefined],
  ])("reads the description %j as text", async (description, text) => {
    const error = await failing(() => json({ description }, 422));
    expect(error).toMatchObject({ kind: "http", status: 422 });
    expect(error.description).toBe(text);
  });

  test("holds the text of an HTML page, and nothing for an empty body", async () => {
    expect((await failing(() => new Response("<html>", { status: 403 }))).body).toBe("<html>");
    expect((await failing(() => new Response(null, { status: 401 }))).body).toBeUndefined();
  });

  test("never holds more than 500 characters of a description in its message", async () => {
    const error = await failing(() => json({ code: 1, description: "x".repeat(5000) }, 500));
    expect(error.message.length).toBeLessThan(600);
    expect(error.description).toHaveLength(5000);
  });
});

describe("a success answer that is none", () => {
  test.each([
    ["an empty body", ""],
    ["an HTML page", "<html><title>Sign in</title></html>"],
    ["a cut-off body", '{"totalCount":5,"items":[{"proratedLicen'],
  ])("%s is a decode error with ids", async (_, text) => {
    const error = await failing(() => new Response(text, { headers: { "MS-RequestId": "r-9" } }));
    expect(error).toMatchObject({ kind: "decode", status: 200, requestId: "r-9" });
    expect(error.cause).toBeUndefined();
  });

  test.each([204, 205])("a %i, which the contract does not have, is a decode error", async (status) => {
    const error = await failing(() => new Response(null, { status }));
    expect(error).toMatchObject({ kind: "decode", status });
  });

  test("a mark inside a value is kept", async () => {
    const value = { totalCount: 0, items: [], note: "a\uFEFFb" };
    const { partner } = clientOver(async () => json(value));
    expect(await partner.analytics.licenses.usage.get()).toEqual(value);
  });

  test("a byte order mark is skipped, also when the platform leaves it", async () => {
    const marked = '\uFEFF\uFEFF{"totalCount":0,"items":[]}';
    const { partner } = clientOver(
      async () => new Response(marked, { headers: { "content-type": "application/json" } }),
    );
    expect(await partner.analytics.licenses.usage.get()).toEqual({ totalCount: 0, items: [] });
  });
});

describe("no answer", () => {
  test("is a network error with the platform's error as cause", async () => {
    const cause = new TypeError("fetch failed");
    const { partner } = clientOver(() => Promise.reject(cause));
    const error = await errorOf(partner.analytics.licenses.usage.get());
    expect(error.kind).toBe("network");
    expect(error.status).toBeUndefined();
    expect(error.cause).toBe(cause);
    expect(error.requestId).toBeTruthy();
  });

  test("a cancelled call rejects at once with the caller's reason", async () => {
    const { partner } = clientOver(() => new Promise(() => {}));
    const controller = new AbortController();
    const pending = errorOf(partner.analytics.licenses.usage.get({ signal: controller.signal }));
    controller.abort("changed my mind");
    expect(await pending).toMatchObject({ kind: "aborted", cause: "changed my mind" });
  });

  test("a signal that fired before the call sends nothing", async () => {
    const { partner, requests } = clientOver(async () => answer(200));
    const error = await errorOf(partner.analytics.licenses.usage.get({ signal: AbortSignal.abort("no") }));
    expect(error).toMatchObject({ kind: "aborted", cause: "no" });
    expect(requests).toHaveLength(0);
  });
});

describe("the token", () => {
  test("is not in an answer that spells it in another way", async () => {
    const auth = "opaque+token/of=the+test";
    const echo = JSON.stringify({ description: `no ${auth}`, data: { [auth]: [auth] } });
    for (const text of [
      echo,
      echo.replaceAll("+", "\\u002B"),
      echo.replaceAll("/", "\\/"),
      echo.replaceAll("=", "\\u003d"),
    ]) {
      const { partner } = clientOver(async () => new Response(text, { status: 400 }), { auth });
      const error = await errorOf(partner.analytics.licenses.usage.get());
      expect(error.description).toBe("no ***");
      expect(inspect(error, { depth: 9 }) + JSON.stringify(error) + error.stack).not.toContain(auth);
    }
  });

  const canary = "canary-7f3a9b";

  test("is in no message, stack, JSON or inspection of any error", async () => {
    const responses = [
      () => new Response(`<pre>authorization: Bearer ${canary}</pre>`, { status: 502 }),
      () => json({ code: 1, description: `Bearer ${canary}` }, 400),
      () => new Response(`<html>${canary}`),
    ];
    for (const response of responses) {
      const { partner } = clientOver(async () => response(), { auth: canary });
      const error = await errorOf(partner.analytics.licenses.usage.get());
      const shown = [
        error.message,
        error.stack,
        JSON.stringify(error),
        inspect(error, { depth: 9, showHidden: true }),
        String(error),
      ];
      for (const text of shown) expect(text).not.toContain(canary);
    }
  });

  test("with characters that no header allows is refused without being shown", async () => {
    const { partner, requests } = clientOver(async () => answer(200), { auth: `${canary}\n` });
    const error = await errorOf(partner.analytics.licenses.usage.get());
    expect(error.kind).toBe("auth");
    expect(inspect(error)).not.toContain(canary);
    expect(requests).toHaveLength(0);
  });

  test("is not shown either by a body that breaks the contract, nor by the raw client", async () => {
    const echo = clientOver(async () => json({ debug: `Bearer ${canary}` }), {
      auth: canary,
      validate: validation("throw"),
    });
    const error = await errorOf(echo.partner.analytics.licenses.usage.get());
    expect(error).toMatchObject({ kind: "validation", body: { debug: "Bearer ***" } });
    expect(inspect(error, { depth: 9 })).not.toContain(canary);
    const { partner } = clientOver(async () => answer(200), { auth: `${canary}\n1` });
    const refused = await partner
      .fetch(new Request("https://partner.test/"))
      .catch((cause: unknown) => cause);
    expect(refused).toBeInstanceOf(TypeError);
    expect(inspect(refused)).not.toContain(canary);
  });

  test("is refused over plain http, except on loopback", async () => {
    const remote = clientOver(async () => answer(200), { baseUrl: "http://partner.test" });
    expect(await errorOf(remote.partner.analytics.licenses.usage.get())).toMatchObject({ kind: "auth" });
    for (const host of ["localhost:4010", "127.0.0.1", "[::1]:80"]) {
      const local = clientOver(async () => answer(200), { baseUrl: `http://${host}` });
      await local.partner.analytics.licenses.usage.get();
    }
    // the last one is 76.44.187.128, written as one number
    for (const host of ["localhost.evil.test", "1278000000"]) {
      const tricky = clientOver(async () => answer(200), { baseUrl: `http://${host}` });
      const error = await errorOf(tricky.partner.analytics.licenses.usage.get());
      expect(error.kind).toMatch(/auth|validation/);
      expect(tricky.requests).toEqual([]);
    }
    for (const host of ["localhost:1@evil.test", "127.0.0.1@evil.test"])
      expect(() => createPartnerClient({ auth: "t", baseUrl: `http://${host}` })).toThrow("has a user");
  });

  test("is asked of a function or a credential, in the shapes of the identity libraries", async () => {
    const sources = [
      () => "t",
      async () => ({ token: "t", expiresOnTimestamp: Date.now() + 1e6 }),
      { getToken: async () => ({ token: "t", expiresOnTimestamp: Date.now() + 1e6 }) },
      async () => ({ accessToken: "t", expiresOn: new Date(Date.now() + 1e6) }),
    ];
    for (const auth of sources) {
      const { partner, requests } = clientOver(async () => answer(200), { auth });
      await partner.analytics.licenses.usage.get();
      expect(requests[0]?.headers.get("authorization")).toBe("Bearer t");
    }
  });

  test.each([null, "", undefined])("provider that gives %j is an auth error", async (nothing) => {
    const { partner } = clientOver(async () => answer(200), { auth: () => nothing as never });
    expect((await errorOf(partner.analytics.licenses.usage.get())).kind).toBe("auth");
  });

  test("provider that throws is an auth error with its cause", async () => {
    const cause = new Error("vault is closed");
    const { partner } = clientOver(async () => answer(200), { auth: () => Promise.reject(cause) });
    expect(await errorOf(partner.analytics.licenses.usage.get())).toMatchObject({ kind: "auth", cause });
  });
});

describe("isPartnerError", () => {
  test("knows errors by their brand, also those of another copy of the package", () => {
    expect(isPartnerError(new PartnerError("x", {} as never))).toBe(true);
    expect(
      isPartnerError({ [Symbol.for("@partner-licenses/client-runtime")]: true, name: "PartnerError" }),
    ).toBe(true);
    const ofAnother = { [Symbol.for("@partner-licenses/client-runtime")]: true, name: "ShopError" };
    for (const other of [new Error("x"), null, undefined, "PartnerError", {}, ofAnother])
      expect(isPartnerError(other)).toBe(false);
  });
});
