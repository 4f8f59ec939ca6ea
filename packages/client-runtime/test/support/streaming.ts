import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import type { OperationEntry } from "../../src/contract.ts";
import { readStreams } from "../../src/parts/streams/read-streams.ts";
import type { Stream } from "../../src/parts/streams/stream.ts";
import { clientOf } from "./client.ts";

/** A server that answers the requests one after the other, and the headers that it saw. */
export async function serving(...answers: ((response: ServerResponse) => unknown)[]) {
  const seen: (string | string[] | undefined)[] = [];
  const server = createServer((request, response) => {
    const answer = answers[seen.length] ?? answers.at(-1);
    seen.push(request.headers["last-event-id"]);
    answer?.(response);
  });
  // A hook of this module would be one of the first file only that imports it: files share a process.
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { seen, url };
}

export const media = { accept: "text/event-stream", items: "json", retry: true } as const;

export async function open(
  url: string,
  entry: Partial<OperationEntry> = media,
  input: object = {},
  validate?: unknown,
) {
  const { call } = clientOf({ ...entry, read: readStreams }, {}, { baseUrl: url, validate });
  return (await call(input)) as Stream<unknown>;
}

export async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

export const sse = { "content-type": "text/event-stream" };
export const end = (text: string) => (response: ServerResponse) => response.writeHead(200, sse).end(text);
export const breakOff = (text: string) => (response: ServerResponse) => {
  response.writeHead(200, sse).write(text, () => setTimeout(() => response.destroy(), 20));
};
