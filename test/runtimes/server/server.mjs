import { createServer } from "node:http";
import { scenarios } from "./scenarios.mjs";

/**
 * A loopback server that plays scenarios: `/<scenario>/<session>/…` is an answer, `/log/<session>` what came in,
 * `/` an empty page for browsers.
 * @returns {Promise<{ url: string, closed: string, stop(): Promise<void> }>} `closed` is a URL where nothing listens
 */
export async function startServer() {
  const sessions = new Map();
  const server = createServer((request, response) => handle(request, response, sessions));
  const unused = createServer();
  const url = await listen(server);
  const closed = await listen(unused);
  await new Promise((resolve) => unused.close(resolve));
  const stop = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url, closed, stop };
}

async function listen(server) {
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  return `http://127.0.0.1:${server.address().port}`;
}

function handle(request, response, sessions) {
  const [, name = "", session = ""] = request.url.split("/");
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
