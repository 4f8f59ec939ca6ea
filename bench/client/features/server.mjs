// @ts-check
// A server on the loopback interface that keeps what it was sent, byte by byte, and answers as a row of the table says.
import { createServer } from "node:http";

/** @typedef {{ method: string, url: string, headers: import("node:http").IncomingHttpHeaders, body: Buffer, at: number }} Recorded */
/** @typedef {(request: Recorded, response: import("node:http").ServerResponse) => void} Answer */

/** @type {Answer} */
export const done = (_, response) => {
  response.setHeader("content-type", "application/json").end('{"ok":true}');
};

/** Starts it; `answer` may be replaced at any time. */
export async function startServer() {
  /** @type {Recorded[]} */
  const requests = [];
  const state = { answer: done };
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method = "", url = "", headers } = request;
    const recorded = { method, url, headers, body: Buffer.concat(chunks), at: performance.now() };
    requests.push(recorded);
    state.answer(recorded, response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    ...{ requests, state, port, origin: `http://127.0.0.1:${port}` },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
