import { setMaxListeners } from "node:events";
import type { ServerResponse } from "node:http";
import { expect, it } from "vitest";
import { all, breakOff, end, media, open, serving, sse } from "./support/streaming.ts";

it.each<[why: string, first: string, id: string]>([
  ["a wait that was sent alone", "retry: 1\n\nid: a\ndata: 1\n\n", "a"],
  ["a wait of an earlier event", "retry: 1\nid: a\ndata: 1\n\nid: b\ndata: 2\n\n", "b"],
  ["an id that was sent alone", "retry: 1\nid: a\ndata: 1\n\nid: z\n\n", "z"],
  ["no id of an event that was cut off", "retry: 1\nid: a\ndata: 1\n\nid: b\ndata: cu", "a"],
  ["an id that is no Latin text", "retry: 1\nid: é→\ndata: 1\n\n", "Ã©â\u0086\u0092"],
])("goes on with %s", async (_why, first, id) => {
  const { url, seen } = await serving(breakOff(first), end("data: 9\n\n"));
  // the wait where the server says none is longer
  expect((await all(await open(url, media, { maxWait: 500 }))).at(-1)).toBe(9);
  expect(seen).toEqual([undefined, id]);
});

it("keeps the id over connections that send none", async () => {
  const { url, seen } = await serving(
    breakOff("retry: 1\nid: a\ndata: 1\n\n"),
    breakOff(": nothing yet\n\n"),
    breakOff("data: 2\n\n"),
    end("data: 3\n\n"),
  );
  const stream = await open(url, media, { tries: 2 });
  expect(await all(stream)).toEqual([1, 2, 3]);
  expect(seen).toEqual([undefined, "a", "a", "a"]);
  expect(stream.bytes).toBe(57);
});

it.each<[why: string, first: string, sent: number]>([
  ["the id was taken back", "retry: 1\nid: a\ndata: 1\n\nid\ndata: 2\n\n", 1],
  ["the server asks for a longer wait than is kept", "retry: 120001\nid: a\ndata: 1\n\n", 1],
])("is an error when it breaks and %s", async (_why, first, sent) => {
  const { url, seen } = await serving(breakOff(first));
  await expect(all(await open(url))).rejects.toMatchObject({ kind: "network" });
  expect(seen).toHaveLength(sent);
});

it("gives up after as many connections without an item as the call has tries", async () => {
  const { url, seen } = await serving(breakOff("retry: 1\nid: a\ndata: 1\n\n"), breakOff(": nothing\n\n"));
  await expect(all(await open(url, media, { tries: 2 }))).rejects.toMatchObject({
    kind: "network",
    message: expect.stringContaining("after item 1"),
  });
  expect(seen).toEqual([undefined, "a", "a"]);
});

it("goes on as often as it breaks, without a listener for each time", async () => {
  let count = 0;
  const { url } = await serving((response) => {
    const item = ++count;
    const last = item === 60;
    response.writeHead(200, sse).write(`retry: 0\nid: ${item}\ndata: ${item}\n\n`, () => {
      if (last) response.end();
      else setTimeout(() => response.destroy(), 1);
    });
  });
  const controller = new AbortController();
  setMaxListeners(5, controller.signal);
  const warnings: Error[] = [];
  const warned = (warning: Error) => void warnings.push(warning);
  process.on("warning", warned);
  const items = await all(await open(url, media, { signal: controller.signal }));
  process.off("warning", warned);
  expect(items).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
  expect(warnings).toEqual([]);
});

it("is closed by the signal when nobody has begun to read it", async () => {
  let closed: () => void = () => {};
  const isClosed = new Promise<void>((resolve) => {
    closed = resolve;
  });
  const { url } = await serving((response: ServerResponse) => {
    response.on("close", closed);
    response.writeHead(200, sse).write("data: 1\n\n");
  });
  const controller = new AbortController();
  const stream = await open(url, media, { signal: controller.signal });
  controller.abort(new Error("enough"));
  await isClosed;
  await expect(all(stream)).rejects.toMatchObject({ kind: "aborted", cause: { message: "enough" } });
});

it("names in its stack who reads, when the signal ends the wait for a new connection", async () => {
  const controller = new AbortController();
  const { url, seen } = await serving(breakOff("retry: 100000\nid: a\ndata: 1\n\n"));
  async function theReader() {
    for await (const _ of await open(url, media, { signal: controller.signal }))
      setTimeout(() => controller.abort(), 200);
  }
  const error: Error = await theReader().catch((cause) => cause);
  expect(error).toMatchObject({ kind: "aborted" });
  expect(error.stack).toContain("theReader");
  expect(seen).toHaveLength(1);
});

it("is an error where a JSON document came in the place of events", async () => {
  const { url } = await serving((response) =>
    response.writeHead(200, { "content-type": "application/json" }).end('{"error":"no"}'),
  );
  await expect(open(url)).rejects.toMatchObject({ kind: "decode" });
});

it.each([
  ["the last item", "\x1e[1]\n\x1e12"],
  ["one before it", "\x1e[1]\n\x1etrue\x1e[2]\n"],
])("does not take %s of a JSON text sequence for whole when its end is missing", async (_what, text) => {
  const type = "application/json-seq";
  const { url } = await serving((response) => response.writeHead(200, { "content-type": type }).end(text));
  const found: unknown[] = [];
  const reading = (async () => {
    for await (const item of await open(url, { accept: type, items: "json" })) found.push(item);
  })();
  await expect(reading).rejects.toMatchObject({ kind: "decode" });
  expect(found).toEqual([[1]]);
});

it("takes an event with an empty type for a plain message", async () => {
  const { url } = await serving(end("event:\ndata: a\n\n"));
  expect(await all(await open(url, { ...media, items: "event" }))).toEqual([{ data: "a" }]);
});
