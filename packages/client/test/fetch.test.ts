import { expect, test } from "vitest";
import { intercept } from "../src/index.ts";
import { answer, clientOver, errorOf } from "./support/client.ts";

test.each([
  ["https://partner.test/v1/anything", "Bearer token-1"],
  ["https://partner.test:443/v1/anything", "Bearer token-1"],
  ["https://partner.test:8443/v1/anything", null],
  ["https://partner.test.evil.test/", null],
  ["https://elsewhere.test/v1/anything", null],
])("client.fetch carries the token to the client's own origin alone: %s", async (url, authorization) => {
  const { partner, requests } = clientOver(async () => answer(200));
  await partner.fetch(new Request(url));
  expect(requests[0]?.headers.get("authorization")).toBe(authorization);
});

test("options of fetch go with the call that has them", async () => {
  const seen: (RequestInit | undefined)[] = [];
  const { partner } = clientOver(async (_, init) => {
    seen.push(init);
    return answer(200);
  });
  await partner.analytics.licenses.usage.get({
    fetchOptions: { cache: "no-store", next: { revalidate: 60 } },
  });
  await partner.analytics.licenses.usage.get();
  expect(seen[0]).toMatchObject({ cache: "no-store", next: { revalidate: 60 }, method: "GET" });
  expect(seen[1]).not.toHaveProperty("cache");
});

test("a policy of the caller's decides on another try, and on its wait", async () => {
  const asked: number[] = [];
  const { partner, requests } = clientOver(async () => answer(404), {
    tries: 4,
    retry: ({ attempt, error }) => {
      asked.push(attempt);
      expect(error.status).toBe(404);
      return attempt < 3 ? 1 : undefined;
    },
  });
  const result = await partner.analytics.licenses.usage.get.safe();
  expect(result.status).toBe(404);
  expect(asked).toEqual([1, 2, 3]);
  expect(requests).toHaveLength(3);
  const never = await partner.analytics.licenses.usage.get.safe({ retry: () => false });
  expect(never.ok).toBe(false);
  expect(requests).toHaveLength(4);
});

test("a policy may promise its answer, and one that throws ends the call", async () => {
  const { partner, requests } = clientOver(async () => answer(503), { tries: 4 });
  await partner.analytics.licenses.usage.get.safe({ retry: async () => false });
  expect(requests).toHaveLength(1);
  await partner.analytics.licenses.usage.get.safe({ tries: 2, retry: async () => 1 });
  expect(requests).toHaveLength(3);
  const cause = new Error("a fault of the policy");
  for (const retry of [() => Promise.reject(cause), () => raise(cause)]) {
    const result = await partner.analytics.licenses.usage.get.safe({ retry });
    expect(result).toMatchObject({ ok: false, error: { kind: "validation", cause } });
  }
  expect(requests).toHaveLength(5);
});

function raise(error: Error): never {
  throw error;
}

test.each(["onRequest", "onResponse"])("a call whose %s throws fails at once, by its name", async (name) => {
  const cause = new TypeError("fetch failed");
  let asked = 0;
  const hook = () => {
    asked++;
    throw cause;
  };
  const { partner } = clientOver(
    intercept({ [name]: hook }, async () => answer(200)),
    { tries: 4 },
  );
  const error = await errorOf(partner.analytics.licenses.usage.get());
  expect(error).toMatchObject({ kind: "validation", cause: { cause } });
  expect(error.message).toContain(`(${name} threw)`);
  expect([asked, error.attempts.length]).toEqual([1, 1]);
});
