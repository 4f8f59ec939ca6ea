import { startMock } from "@partner-licenses/mock";
import { mockHandlers } from "@partner-licenses/mock/msw/node";
import { setupServer } from "msw/node";
import { expect, test } from "vitest";

const item = { type: "object", required: ["n"], properties: { n: { type: "integer" } } };
const media = (value: unknown) => ({ itemSchema: item, example: value });
const rows = [{ n: 1 }, { n: 2 }, { n: 3 }];
const types = ["application/jsonl", "application/json-seq", "text/event-stream"] as const;
const spec = {
  openapi: "3.2.0",
  info: { title: "S", version: "1" },
  paths: Object.fromEntries(
    types.map((type) => [
      `/${type.replace(/\W/g, "-")}`,
      { get: { responses: { 200: { description: "d", content: { [type]: media(rows) } } } } },
    ]),
  ),
};

/** The pieces of a body as they come in. */
async function piecesOf(response: Response): Promise<string[]> {
  const pieces: string[] = [];
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) pieces.push(decoder.decode(chunk));
  return pieces;
}

test.each(types)("the items of %s come one after the other", async (type) => {
  const mock = await startMock({ spec });
  const began = performance.now();
  const response = await fetch(`${mock.url}/${type.replace(/\W/g, "-")}`);
  expect([response.headers.get("content-type"), response.headers.get("content-length")]).toEqual([
    type,
    null,
  ]);
  const text = (await piecesOf(response)).join("");
  // On a busy machine pieces may arrive together, but not before they are sent.
  expect(performance.now() - began).toBeGreaterThan(35);
  const places = rows.map((row) => text.indexOf(JSON.stringify(row)));
  expect(places).toEqual(places.toSorted((one, other) => one - other));
  expect(places).not.toContain(-1);
  await mock.stop();
});

test("so they do in MSW", async () => {
  const mock = await mockHandlers({ spec, baseUrl: "https://s.example" });
  const server = setupServer(...mock.handlers);
  server.listen();
  const pieces = await piecesOf(await fetch("https://s.example/application-jsonl"));
  server.close();
  expect(pieces).toEqual(rows.map((row) => `${JSON.stringify(row)}\n`));
});

test("a client that leaves early stops nothing", async () => {
  const mock = await startMock({ spec });
  const leaving = new AbortController();
  const response = await fetch(`${mock.url}/application-jsonl`, { signal: leaving.signal });
  leaving.abort();
  await expect(response.text()).rejects.toThrow();
  expect((await fetch(`${mock.url}/text-event-stream`)).status).toBe(200);
  await mock.stop();
});
