import { describe, expect, it } from "vitest";
import { intercept } from "../src/intercept.ts";

const url = "https://api.example/one";

describe("interceptors", () => {
  it("see each request and each answer, and may replace them", async () => {
    const seen: string[] = [];
    const send = intercept(
      {
        onRequest(request) {
          seen.push(`${request.method} ${request.url}`);
          const headers = new Headers(request.headers);
          headers.set("x-signed", "yes");
          return new Request(request, { headers });
        },
        async onResponse(response, request) {
          seen.push(`${response.status} ${request.headers.get("x-signed")}`);
          return new Response("replaced", { status: 201 });
        },
      },
      async (input) => new Response((input as Request).headers.get("x-signed")),
    );
    const answer = await send(url, { method: "POST", body: "a" });
    expect([answer.status, await answer.text()]).toEqual([201, "replaced"]);
    expect(seen).toEqual([`POST ${url}`, "200 yes"]);
  });

  it("leave what they only look at as it is", async () => {
    const send = intercept(
      { onRequest() {}, onResponse() {} },
      async (input) => new Response(await (input as Request).text()),
    );
    expect(await (await send(url, { method: "POST", body: "kept" })).text()).toBe("kept");
  });

  it("name themselves when they read what somebody else has to read", async () => {
    const answer = async () => new Response("a");
    const post = { method: "POST", body: "a" };
    await expect(intercept({ onRequest: (request) => request.text() }, answer)(url, post)).rejects.toThrow(
      /^onRequest read the body/,
    );
    await expect(intercept({ onResponse: (response) => response.text() }, answer)(url)).rejects.toThrow(
      /^onResponse read the body/,
    );
    const clones = intercept(
      { onRequest: (request) => request.clone().text(), onResponse: (response) => response.clone().text() },
      answer,
    );
    expect(await (await clones(url, post)).text()).toBe("a");
  });

  it("name themselves when they throw, and hand on what the platform and the caller's cancel throw", async () => {
    const cause = new Error("no");
    await expect(intercept({ onRequest: () => Promise.reject(cause) })(url)).rejects.toMatchObject({
      message: "onRequest threw",
      cause,
    });
    await expect(intercept({}, () => Promise.reject(cause))(url)).rejects.toBe(cause);
    const send = intercept({}, async (input) => {
      (input as Request).signal.throwIfAborted();
      return new Response();
    });
    await expect(send(url, { signal: AbortSignal.abort("enough") })).rejects.toBe("enough");
  });
});
