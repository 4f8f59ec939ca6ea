import { describe, expect, test } from "vitest";
import { declaredExamples } from "./support/bundle.ts";
import { bearer, getUsage, useMock } from "./support/call.ts";

const mock = useMock();

describe("every declared example", () => {
  test.each(declaredExamples)("$method $path $status $name", async (declared) => {
    const response = await fetch(mock.url + declared.path, {
      method: declared.method,
      headers: { ...bearer, prefer: `code=${declared.status}, example=${declared.name}` },
    });
    expect(response.status).toBe(declared.status);
    expect(response.headers.get("content-type")).toBe(declared.mediaType);
    expect(response.headers.get("sl-violations")).toBeNull();
    for (const [name, value] of Object.entries(declared.headers)) {
      expect(response.headers.get(name), name).toBe(String(value));
    }
    expect(await response.json()).toEqual(declared.value);
  });

  test("covers each status that the contract declares", () => {
    expect(new Set(declaredExamples.map(({ status }) => status)).size).toBeGreaterThan(6);
  });
});

describe("what is chosen without Prefer", () => {
  const success = declaredExamples.filter(({ status }) => status === 200);

  test("is the first example of 200", async () => {
    const response = await getUsage(mock.url);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(success[0]?.value);
  });

  test("is generated with dynamic, the same for the same seed", async () => {
    const dynamic = (seed: string) =>
      getUsage(mock.url, { prefer: `dynamic=true, seed=${seed}` }).then((r) => r.text());
    const [first, again, other] = [await dynamic("a"), await dynamic("a"), await dynamic("b")];
    expect(again).toBe(first);
    expect(other).not.toBe(first);
    expect(JSON.parse(first)).toHaveProperty("items");
  });

  test("can be asked for by query, as in Prism", async () => {
    const response = await fetch(`${mock.url}/v1/analytics/licenses/usage?__code=404`, { headers: bearer });
    expect(response.status).toBe(404);
  });
});
