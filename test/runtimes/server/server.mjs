// @ts-check
import { once } from "node:events";
import { createServer } from "node:http";
import { scenarios } from "./scenarios.mjs";

/** @import { ServerResponse } from "node:http" */

/** @typedef {Map<string, { at: number, headers: import("node:http").IncomingHttpHeaders }[]>} Sessions */

/**
 * A loopback server that plays scenarios: `/<scenario>/<session>/…` is an answer, `/log/<session>` what came in,
 * `/` an empty page for browsers.
 * @returns {Promise<{ url: string, closed: string, stop(): Promise<void> }>} `closed` is a URL where nothing listens
 */
export async function startServer() {
  /** @type {Sessions} */
  const sessions = new Map();
  const server = createServer((request, response) => handle(request, response, sessions));
  const unused = createServer();
  const url = await listen(server);
  const closed = await listen(unused);
  await new Promise((resolve) => unused.close(resolve));
  /** @returns {Promise<void>} */
  const stop = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url, closed, stop };
}

/** @param {import("node:http").Server} server */
async function listen(server) {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server listens nowhere");
  return `http://127.0.0.1:${address.port}`;
}

/**
 * @param {import("node:http").IncomingMessage} request
 * @param {ServerResponse} response
 * @param {Sessions} sessions
 */
function handle(request, response, sessions) {
  const [, name = "", session = ""] = (request.url ?? "").split("/");
  if (name === "")
    return response.setHeader("Content-Type", "text/html").end("<!doctype html><title>checks</title>");
  const log = sessions.get(session) ?? [];
  if (name === "log") return response.setHeader("Content-Type", "application/json").end(JSON.stringify(log));
  sessions.set(session, log);
  log.push({ at: Date.now(), headers: request.headers });
  const play = scenarios[name];
  if (play === undefined) return response.writeHead(500).end(`no scenario ${name}`);
  answer(response, play(log.length, request.headers));
}

/**
 * @param {ServerResponse} response
 * @param {import("./scenarios.mjs").Play} play
 */
function answer(response, { status = 200, headers = {}, body = "", cut, hang }) {
  if (hang === 0) return;
  const bytes = Buffer.from(body);
  const part = cut ?? hang;
  const all = { "Content-Type": "application/json", "Cache-Control": "no-store", ...headers };
  response.writeHead(status, { ...all, "Content-Length": bytes.length });
  if (part === undefined) return response.end(bytes);
  response.write(bytes.subarray(0, part), () => {
    if (cut !== undefined) response.destroy();
  });
}
