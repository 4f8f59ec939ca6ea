import type { IncomingMessage, ServerResponse } from "node:http";
import type { Context } from "./context.ts";
import { mockPage } from "./page.ts";
import { sendProblem } from "./problem.ts";

/** Takes requests to `/__mock` and `/__mock/requests`. They carry no CORS headers: other sites cannot read them. */
export function createAdmin(context: Context, url: () => string) {
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const target = request.url ?? "";
    if (!/^\/__mock(?:[/?#]|$)/.test(target)) return false;
    const path = target.split("?", 1)[0];
    if (path === "/__mock" || path === "/__mock/") page(context, url(), request, response);
    else if (path === "/__mock/requests") requests(context, request, response);
    else sendProblem(response, 404, "No such page", "The mock's own pages are /__mock and /__mock/requests.");
    return true;
  };
}

function page(context: Context, url: string, request: IncomingMessage, response: ServerResponse): void {
  if (!allows(request, response, ["GET", "HEAD"])) return;
  const { html, policy } = mockPage(context, url);
  response.setHeader("Content-Security-Policy", policy);
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Referrer-Policy", "no-referrer");
  send(response, "text/html; charset=utf-8", html);
}

function requests(context: Context, request: IncomingMessage, response: ServerResponse): void {
  if (!allows(request, response, ["GET", "HEAD", "DELETE"])) return;
  if (request.method === "DELETE") {
    context.journal.clear();
    context.tracker.reset();
    response.writeHead(204).end();
    return;
  }
  response.setHeader("X-Content-Type-Options", "nosniff");
  send(response, "application/json; charset=utf-8", JSON.stringify(context.journal.read(), undefined, 2));
}

function send(response: ServerResponse, type: string, text: string): void {
  response.setHeader("Cache-Control", "no-store");
  response.setHeader("Content-Type", type);
  response.setHeader("Content-Length", Buffer.byteLength(text));
  response.end(text);
}

function allows({ method = "" }: IncomingMessage, response: ServerResponse, methods: string[]): boolean {
  if (methods.includes(method)) return true;
  response.setHeader("Allow", methods.join(", "));
  sendProblem(response, 405, "Method not allowed", `This page takes ${methods.join(", ")}.`);
  return false;
}
