import { startMock } from "@partner-licenses/mock";
import { describe, expect, it, vi } from "vitest";
import { type Scenario, scenarioOf } from "../../src/preview/scenarios.ts";
import { previewFetch } from "../../src/preview/transport.ts";

const url = "http://127.0.0.1/api/usage";

function recorder(body = "{}") {
  const seen: (string | null)[] = [];
  const send = async (request: Request) => {
    seen.push(request.headers.get("prefer"));
    expect(request.headers.get("authorization")).toBe("Bearer preview");
    return new Response(body, { status: 200, headers: { "content-type": "application/json" } });
  };
  return { seen, send };
}

const call = () => new Request(url, { headers: { authorization: "Bearer preview" } });

describe(previewFetch, () => {
  it("asks for the realistic example by default and for nothing else", async () => {
    const { seen, send } = recorder();
    await previewFetch(scenarioOf(""), () => false, send)(call());
    expect(seen).toEqual(["example=realistic"]);
  });

  it("throttles once, then lets data through", async () => {
    const { seen, send } = recorder();
    const fetch = previewFetch(scenarioOf("throttled"), () => false, send);
    await fetch(call());
    await fetch(call());
    expect(seen).toEqual(["code=429, example=throttled", "example=realistic"]);
  });

  it("refuses until a token is entered", async () => {
    const { seen, send } = recorder();
    let entered = false;
    const fetch = previewFetch(scenarioOf("mfa"), () => entered, send);
    await fetch(call());
    await fetch(call());
    entered = true;
    await fetch(call());
    expect(seen).toEqual([
      "code=401, example=mfa-missing",
      "code=401, example=mfa-missing",
      "example=realistic",
    ]);
  });

  it("fails without sending, and damages an answer", async () => {
    const { seen, send } = recorder('{"totalCount":0,"items":[]}');
    await expect(previewFetch(scenarioOf("offline"), () => false, send)(call())).rejects.toThrow(TypeError);
    expect(seen).toEqual([]);
    const cut = await previewFetch(scenarioOf("cut-off"), () => false, send)(call());
    await expect(cut.json()).rejects.toThrow(SyntaxError);
    const damaged = await previewFetch(scenarioOf("contract-break"), () => false, send)(call());
    expect(await damaged.json()).toEqual({ totalCount: "0 %", items: [] });
  });

  it("moves the dates of the mock's examples close to today, and those of nobody else", async () => {
    const body = '{"processedDateTime":"2017-01-01T00:00:00Z"}';
    const answer = (headers: Record<string, string>) => async () => new Response(body, { headers });
    const mock = await startMock({ port: 0 });
    const { headers } = await fetch(`${mock.url}/anything`);
    await mock.stop();
    const fromMock = previewFetch(scenarioOf(""), () => false, answer(Object.fromEntries(headers)));
    expect(await (await fromMock(call())).text()).not.toContain("2017");
    const real = previewFetch(scenarioOf(""), () => false, answer({}));
    expect(await (await real(call())).text()).toBe(body);
  });

  it("ends a held answer at once when the call is cancelled", async () => {
    const { send } = recorder();
    const stop = new AbortController();
    const held = previewFetch(scenarioOf("loading"), () => false, send)(call(), { signal: stop.signal });
    stop.abort(new Error("left"));
    await expect(held).rejects.toThrow("left");
  });

  it("lets a held answer through when its time has come", async () => {
    vi.useFakeTimers();
    try {
      const { send } = recorder();
      const scenario: Scenario = { ...scenarioOf("loading"), step: () => ({ holdMs: 1000 }) };
      const held = previewFetch(scenario, () => false, send)(call());
      await vi.advanceTimersByTimeAsync(1000);
      expect((await held).status).toBe(200);
    } finally {
      vi.useRealTimers();
    }
  });
});
