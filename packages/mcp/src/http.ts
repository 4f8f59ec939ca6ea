import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Server } from "@modelcontextprotocol/sdk/server/index.js";
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import type { Listening } from "./listening.ts";

const address = "127.0.0.1";
const loopback = new Set([address, "localhost", "[::1]"]);
const mostBytes = 4 * 1024 * 1024;

/** Serves the protocol over streamable HTTP on the loopback address, without sessions: each request stands alone. */
export async function listen(port: number, serverOf: () => Server): Promise<Listening> {
  const http = createServer((request, response) => {
    answer(request, response, serverOf).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  http.listen(port, address);
  await once(http, "listening");
  const { port: own } = http.address() as AddressInfo;
  return {
    url: `http://${address}:${own}/mcp`,
    close: async () => {
      http.close();
      http.closeAllConnections();
      await once(http, "close");
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  serverOf: () => Server,
): Promise<void> {
  const refused = refusal(request);
  if (refused !== undefined) {
    response.writeHead(refused.status, { "content-type": "text/plain", connection: "close" });
    response.end(`${refused.reason}\n`);
    return;
  }
  const server = serverOf();
  const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
  response.once("close", () => void server.close());
  await server.connect(transport);
  await transport.handleRequest(request, response);
}

/**
 * Why a request is not answered. A page of a website may reach this address under a name that its owner points here:
 * the browser then sends that name as `Host`, and always the page's own as `Origin`.
 */
function refusal({ method, url, headers }: IncomingMessage): { status: number; reason: string } | undefined {
  const refuse = (status: number, reason: string) => ({ status, reason });
  if (!isLoopback(`http://${headers.host ?? ""}`)) return refuse(403, "This Host is not served.");
  if (headers.origin !== undefined && !isLoopback(headers.origin))
    return refuse(403, "Pages of this Origin are not served.");
  if (url !== "/mcp") return refuse(404, "The protocol is served at /mcp.");
  if (method !== "POST") return refuse(405, "Only POST is served: there are no sessions and no streams.");
  const length = Number(headers["content-length"]);
  if (headers["content-length"] === undefined) return refuse(411, "A Content-Length is needed.");
  return length <= mostBytes ? undefined : refuse(413, "The request is too long.");
}

function isLoopback(url: string): boolean {
  return URL.canParse(url) && loopback.has(new URL(url).hostname);
}
