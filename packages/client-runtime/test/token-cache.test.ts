import { afterEach, describe, expect, test, vi } from "vitest";
import type { AccessToken, TokenRequest } from "../src/index.ts";
import { tokenSource } from "../src/token-cache.ts";

const minute = 60_000;
afterEach(() => {
  vi.restoreAllMocks();
});

/** A source whose fetches end on demand, over clocks that stand still. */
function setUp(lifeMs: number | undefined) {
  const clock = { now: Date.UTC(2026, 10, 22) };
  vi.spyOn(Date, "now").mockImplementation(() => clock.now);
  vi.spyOn(performance, "now").mockImplementation(() => clock.now);
  const asked: TokenRequest[] = [];
  const answers: ((token: AccessToken) => void)[] = [];
  let count = 0;
  const token = (): AccessToken => {
    count += 1;
    return lifeMs === undefined
      ? `t${count}`
      : { token: `t${count}`, expiresOnTimestamp: clock.now + lifeMs };
  };
  const auth = (_: string[], request: TokenRequest) => {
    asked.push(request);
    return new Promise<AccessToken>((resolve) => answers.push(resolve));
  };
  const answer = () => {
    for (const resolve of answers.splice(0)) resolve(token());
  };
  return {
    clock,
    asked,
    answer,
    source: tokenSource(auth, ["scope"], () => {}),
  };
}

test("a source that throws at once is asked again by the next call", async () => {
  let count = 0;
  const auth = () => {
    if (++count === 1) throw new Error("not yet");
    return "t";
  };
  const source = tokenSource(auth, [], () => {});
  await expect(source()).rejects.toThrow("not yet");
  expect(await source()).toBe("t");
});

describe("a token with a declared lifetime", () => {
  test("is fetched once by calls at the same time, and kept", async () => {
    const { asked, answer, source } = setUp(60 * minute);
    const all = Promise.all(Array.from({ length: 50 }, () => source()));
    answer();
    expect(new Set(await all)).toEqual(new Set(["t1"]));
    expect(source()).toBe("t1");
    expect(asked).toHaveLength(1);
  });

  test("is renewed in the background when 2 minutes are left, and given meanwhile", async () => {
    const { clock, asked, answer, source } = setUp(60 * minute);
    const first = source();
    answer();
    await first;
    clock.now += 58.5 * minute;
    expect(source()).toBe("t1");
    expect(source()).toBe("t1");
    expect(asked).toHaveLength(2);
    answer();
    await new Promise((resolve) => setImmediate(resolve));
    expect(source()).toBe("t2");
  });

  test("is renewed in the background seldom, when that fails or gives one of short life", async () => {
    const { clock } = setUp(undefined);
    let asked = 0;
    const auth = async () => {
      asked++;
      if (asked > 2) throw new Error("the sign-in service is down");
      return { token: "t", expiresOnTimestamp: clock.now + 1.5 * minute };
    };
    const source = tokenSource(auth, [], () => {});
    for (let second = 0; second < 60; second++) {
      expect(await source()).toBe("t");
      await new Promise((resolve) => setImmediate(resolve));
      clock.now += 1000;
    }
    expect(asked).toBe(6);
  });

  test("is waited for when 30 seconds are left", async () => {
    const { clock, asked, answer, source } = setUp(60 * minute);
    const first = source();
    answer();
    await first;
    clock.now += 59.6 * minute;
    const second = source();
    answer();
    expect(await second).toBe("t2");
    expect(asked).toHaveLength(2);
  });

  test("that was rejected is replaced once for 100 calls", async () => {
    const { asked, answer, source } = setUp(60 * minute);
    const first = source();
    answer();
    await first;
    const all = Promise.all(Array.from({ length: 100 }, () => source("t1")));
    answer();
    expect(new Set(await all)).toEqual(new Set(["t2"]));
    expect(await source("t1")).toBe("t2");
    expect(asked).toHaveLength(2);
  });

  test("is asked for with the claims of a challenge", async () => {
    const { asked, answer, source } = setUp(60 * minute);
    const first = source();
    answer();
    await first;
    const second = source("t1", '{"access_token":{}}');
    answer();
    expect(await second).toBe("t2");
    expect(asked[1]).toEqual({ claims: '{"access_token":{}}' });
  });
});

describe("a token without a declared lifetime", () => {
  test("is asked for on each call, by calls at the same time once", async () => {
    const { asked, answer, source } = setUp(undefined);
    const both = Promise.all([source(), source()]);
    answer();
    expect(await both).toEqual(["t1", "t1"]);
    const next = source();
    answer();
    expect(await next).toBe("t2");
    expect(asked).toHaveLength(2);
  });
});

test("a fetch that hangs is joined for a while, not for ever", async () => {
  const { clock, asked, answer, source } = setUp(60 * minute);
  const hanging = source();
  clock.now += minute;
  expect(source()).toBe(hanging);
  clock.now += minute;
  const next = source();
  expect(asked).toHaveLength(2);
  answer();
  expect(await next).toMatch(/^t/);
});

test("a failed fetch is not kept", async () => {
  let fails = true;
  const auth = async () => {
    if (fails) throw new Error("vault is closed");
    return "t";
  };
  const source = tokenSource(auth, [], () => {});
  await expect(source()).rejects.toThrow("vault is closed");
  fails = false;
  expect(await source()).toBe("t");
});

test("a credential is asked with the scopes of the contract, on itself", async () => {
  class Credential {
    readonly secret = "t";
    async getToken(scopes: string[]) {
      return { token: `${this.secret}-${scopes.join()}` };
    }
  }
  expect(await tokenSource(new Credential(), ["a", "b"], () => {})()).toBe("t-a,b");
});
