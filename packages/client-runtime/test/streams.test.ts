import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { validationOf } from "../src/checks/index.ts";
import type { OperationEntry } from "../src/contract.ts";
import { eventsOf } from "../src/parts/streams/events.ts";
import { all, breakOff, end, media, open, serving, sse } from "./support/streaming.ts";

describe("a stream", () => {
  it("gives each item when it arrives, and counts bytes", async () => {
    const { url } = await serving((response) => {
      response.writeHead(200, sse).write("data: 1\n\n");
    });
    const stream = await open(url);
    const items = stream[Symbol.asyncIterator]();
    expect(await items.next()).toEqual({ done: false, value: 1 });
    expect(stream.bytes).toBe(9);
    await stream.cancel();
    expect(await items.next()).toMatchObject({ done: true });
  });

  it.each([
    ["application/x-ndjson", '{"n":1}\n\r\n{"n":2}\n'],
    ["application/jsonl", '{"n":1}\n{"n":2}'],
    ["application/json-seq", '\x1e{"n":1}\n\x1e{"n":2}\n'],
    ["text/event-stream", 'data: {"n":1}\n\ndata: {"n":\ndata: 2}\n\ndata: [DONE]\n\ndata: {"n":3}\n\n'],
  ])("reads %s", async (type, text) => {
    const { url } = await serving((response) => response.writeHead(200, { "content-type": type }).end(text));
    expect(await all(await open(url, { accept: type, items: "json" }))).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it("gives whole events, or their texts, where the contract says so", async () => {
    const text = ": hello\nid: 7\nevent: tick\nretry: 10\ndata: a\n\ndata: b\n\n";
    const { url } = await serving(end(text));
    expect(await all(await open(url, { ...media, items: "event" }))).toEqual([
      { data: "a", event: "tick", retry: 10, id: "7" },
      { data: "b", id: "7" },
    ]);
    expect(await all(await open(url, { ...media, items: "text" }))).toEqual(["a", "b"]);
  });

  it("goes on after the last event when the connection breaks", async () => {
    const { url, seen } = await serving(
      breakOff("retry: 1\n\nid: a\nretry: 1\ndata: 1\n\nid: b\nretry: 1\ndata: 2\n\ndata: cut"),
      end("id: c\ndata: 3\n\n"),
    );
    expect(await all(await open(url))).toEqual([1, 2, 3]);
    expect(seen).toEqual([undefined, "b"]);
  });

  it.each([
    ["gave no ids", media, "data: 1\n\n"],
    ["may not be repeated", { ...media, method: "POST", retry: false }, "id: a\ndata: 1\n\n"],
  ])("is an error when the connection breaks and it %s", async (_why, entry, text) => {
    const { url, seen } = await serving(breakOff(text));
    const stream = await open(url, entry as Partial<OperationEntry>);
    const found: unknown[] = [];
    const reading = (async () => {
      for await (const item of stream) found.push(item);
    })();
    await expect(reading).rejects.toMatchObject({
      kind: "network",
      message: expect.stringContaining("after item 1"),
    });
    expect(found).toEqual([1]);
    expect(seen).toHaveLength(1);
  });

  it("ends with the caller's reason when the signal fires, while the server is silent", async () => {
    const { url } = await serving((response) => {
      response.writeHead(200, sse).write("data: 1\n\n");
    });
    const controller = new AbortController();
    const stream = await open(url, media, { signal: controller.signal });
    const reading = all(stream);
    setTimeout(() => controller.abort(new Error("enough")), 20);
    await expect(reading).rejects.toMatchObject({ kind: "aborted", cause: { message: "enough" } });
  });

  it("is read once", async () => {
    const { url } = await serving(end("data: 1\n\n"));
    const stream = await open(url);
    expect(await all(stream)).toEqual([1]);
    await expect(all(stream)).rejects.toThrow("A stream is read once");
  });

  it("gives nothing of what had arrived when the signal fires", async () => {
    const { url } = await serving(end("data: 1\n\ndata: 2\n\ndata: 3\n\n"));
    const controller = new AbortController();
    const found: unknown[] = [];
    const reading = (async () => {
      for await (const item of await open(url, media, { signal: controller.signal })) {
        found.push(item);
        controller.abort(new Error("enough"));
      }
    })();
    await expect(reading).rejects.toMatchObject({ kind: "aborted", cause: { message: "enough" } });
    expect(found).toEqual([1]);
  });

  it.each(["cancel", "abort"])("ends by %s while it waits for a new connection", async (way) => {
    const { url, seen } = await serving(breakOff("id: a\nretry: 60000\ndata: 1\n\n"));
    const controller = new AbortController();
    const stream = await open(url, media, { signal: controller.signal });
    const items = stream[Symbol.asyncIterator]();
    await items.next();
    const rest = items.next();
    await new Promise((resolve) => setTimeout(resolve, 100));
    if (way === "cancel") {
      await stream.cancel();
      expect(await rest).toMatchObject({ done: true });
    } else {
      controller.abort();
      await expect(rest).rejects.toMatchObject({ kind: "aborted" });
    }
    expect(seen).toHaveLength(1);
  });

  it.each(["cancel", "abort"])("ends by %s on a connection that was made anew", async (way) => {
    const { url } = await serving(breakOff("id: a\nretry: 1\ndata: 1\n\n"), (response) => {
      response.writeHead(200, sse).write("data: 2\n\n");
    });
    const controller = new AbortController();
    const stream = await open(url, media, { signal: controller.signal });
    const items = stream[Symbol.asyncIterator]();
    expect([(await items.next()).value, (await items.next()).value]).toEqual([1, 2]);
    const rest = items.next();
    if (way === "cancel") {
      await stream.cancel();
      expect(await rest).toMatchObject({ done: true });
    } else {
      controller.abort(new Error("enough"));
      await expect(rest).rejects.toMatchObject({ kind: "aborted", cause: { message: "enough" } });
    }
  });

  it("is an error where an HTML page came in its place", async () => {
    const { url } = await serving((response) =>
      response.writeHead(200, { "content-type": "text/html" }).end("<html>\n\n</html>"),
    );
    await expect(open(url)).rejects.toMatchObject({ kind: "decode" });
  });

  it("closes the connection when nobody reads on", async () => {
    let closed: () => void = () => {};
    const isClosed = new Promise<void>((resolve) => {
      closed = resolve;
    });
    const { url } = await serving((response) => {
      response.on("close", closed);
      response.writeHead(200, sse).write("data: 1\n\ndata: 2\n\n");
    });
    for await (const item of await open(url)) {
      expect(item).toBe(1);
      break;
    }
    await isClosed;
  });

  it("checks each item", async () => {
    const { url } = await serving(end("data: 1\n\ndata: 2\n\n"));
    const validate = validationOf({
      "one.item200": (data, path, report) => data === 2 && report(path, "not two"),
    })("throw");
    await expect(all(await open(url, media, {}, validate))).rejects.toMatchObject({
      kind: "validation",
      body: 2,
    });
  });

  it("is an error where an item is no JSON, and where the answer is an error", async () => {
    const { url } = await serving(end("data: {\n\n"));
    await expect(all(await open(url))).rejects.toMatchObject({ kind: "decode" });
    const refusing = await serving((response) => response.writeHead(400).end("{}"));
    await expect(open(refusing.url)).rejects.toMatchObject({ kind: "http", status: 400 });
  });
});

it("reads events the same, however their bytes arrive", async () => {
  const text = fc.constantFrom(
    "data: é\n",
    "data: b\r\n",
    "\n",
    "\r\n",
    "\r",
    "id: 1\r",
    "event: e\n",
    ": c\n",
  );
  const pieces = fc.array(text, { minLength: 1, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(pieces, fc.array(fc.nat(200), { maxLength: 6 }), async (parts, cuts) => {
      const whole = parts.join("");
      const places = [0, ...cuts.map((cut) => cut % (whole.length + 1)).sort((a, b) => a - b), whole.length];
      const chunks = places.slice(1).map((place, index) => whole.slice(places[index], place));
      const from = async function* (texts: readonly string[]) {
        yield* texts;
      };
      const read = (texts: readonly string[]) => all(eventsOf(from(texts), { retry: 1000 }));
      expect(await read(chunks)).toEqual(await read([whole]));
    }),
  );
});
