import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { OperationEntry } from "../src/contract.ts";
import { addMedia } from "../src/parts/media.ts";
import { addRepeats } from "../src/parts/repeats.ts";
import { clientOf } from "./support/client.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const post: Partial<OperationEntry> = { method: "POST", parts: [addMedia, addRepeats] };
const refused = (code: string) =>
  Promise.reject(new TypeError("fetch failed", { cause: Object.assign(new Error("x"), { code }) }));

/** Posts twice at most, over answers, and gives what was sent. */
async function posted(
  entry: Partial<OperationEntry>,
  input: object,
  ...answers: (() => Promise<Response>)[]
) {
  const { sent, call } = clientOf(
    entry,
    {},
    {
      answer: () => answers.shift()?.() ?? Promise.resolve(new Response(null, { status: 204 })),
    },
  );
  const ended = call({ tries: 2, ...input }).then(
    () => "ok",
    (error: { kind: string }) => error.kind,
  );
  await vi.runAllTimersAsync();
  return { outcome: await ended, keys: sent.map(({ headers }) => headers.get("idempotency-key")) };
}
const busy = () => Promise.resolve(new Response("", { status: 503 }));

describe("an operation that is not safe", () => {
  it("is not repeated", async () => {
    expect(await posted(post, {}, busy)).toEqual({ outcome: "http", keys: [null] });
    expect((await posted(post, {}, () => refused("ECONNRESET"))).outcome).toBe("network");
  });

  it.each(["ECONNREFUSED", "ENOTFOUND", "UND_ERR_CONNECT_TIMEOUT"])(
    "is repeated when it never left: %s",
    async (code) => {
      expect((await posted(post, { body: { a: 1 } }, () => refused(code))).outcome).toBe("ok");
    },
  );

  it("is repeated with the key that the caller gives, as an option or as a header", async () => {
    const expected = { outcome: "ok", keys: ["k", "k"] };
    expect(await posted(post, { idempotencyKey: "k" }, busy)).toEqual(expected);
    expect(await posted(post, { header: { "Idempotency-Key": "k" } }, busy)).toEqual(expected);
    expect(await posted(post, { headers: { "idempotency-key": "k" } }, busy)).toEqual(expected);
  });

  it.each<[string, object]>([
    ["option", { idempotencyKey: "" }],
    ["header parameter", { header: { "Idempotency-Key": " " } }],
    ["header", { headers: { "idempotency-key": "" } }],
  ])("is not sent with an empty key, which would be none: %s", async (_, input) => {
    expect(await posted(post, input, busy)).toEqual({ outcome: "validation", keys: [] });
  });

  it("has a key of its own where the contract has a header for it, the same on all tries and new for each call", async () => {
    const entry = { ...post, headers: { idempotencyKey: "Idempotency-Key" } };
    const first = await posted(entry, {}, busy);
    expect(first.outcome).toBe("ok");
    expect(first.keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(first.keys[1]).toBe(first.keys[0]);
    expect((await posted(entry, {}, busy)).keys[0]).not.toBe(first.keys[0]);
    expect((await posted(entry, { idempotencyKey: "mine" }, busy)).keys).toEqual(["mine", "mine"]);
  });

  it("is not repeated with a stream, which can be sent once", async () => {
    const body = new Blob(["abc"]).stream();
    const input = { body, idempotencyKey: "k" };
    const entry = { ...post, contentType: "application/octet-stream" };
    expect((await posted(entry, input, () => refused("ECONNREFUSED"))).outcome).toBe("network");
  });
});
