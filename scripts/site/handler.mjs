// @ts-check
import { findFile, sendFile } from "./files.mjs";
import { proxy } from "./proxy.mjs";

/** @import { IncomingMessage, ServerResponse } from "node:http" */

/** For every answer of this server. */
const common = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "x-frame-options": "DENY",
  "permissions-policy": "camera=(), geolocation=(), microphone=()",
};

/** The app at the top loads its own files and calls its own server, nothing else. The docs carry their own policy. */
const appPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/**
 * Answers one request of the site: `/` the app, `/docs/` the docs, `/api/` the mock.
 * @param {{ mockUrl: string, sampleDir: string, docsDir: string, ownPolicy?: boolean }} options with `ownPolicy` the app itself says what it may load
 * @returns {(request: IncomingMessage, response: ServerResponse) => void}
 */
export function siteHandler({ mockUrl, sampleDir, docsDir, ownPolicy = false }) {
  return (request, response) => {
    for (const [name, value] of Object.entries(common)) response.setHeader(name, value);
    const [path = "/", query] = (request.url ?? "/").split(/\?(.*)/s);
    if (path.startsWith("/api/")) {
      return proxy(
        request,
        response,
        mockUrl,
        path.slice("/api".length) + (query === undefined ? "" : `?${query}`),
      );
    }
    if (request.method !== "GET" && request.method !== "HEAD") {
      return refuse(response, 405, "Only GET and HEAD.", { allow: "GET, HEAD" });
    }
    if (path === "/docs") return refuse(response, 308, "", { location: "/docs/" });
    if (path.startsWith("/docs/"))
      return void serve(request, response, docsDir, path.slice("/docs".length), docsDir);
    if (!ownPolicy) response.setHeader("content-security-policy", appPolicy);
    void serve(request, response, sampleDir, path, docsDir);
  };
}

/**
 * @param {IncomingMessage} request
 * @param {ServerResponse} response
 * @param {string} folder
 * @param {string} path
 * @param {string} docsDir has the page for people who come to an address without one
 */
async function serve(request, response, folder, path, docsDir) {
  const file = await findFile(folder, path);
  if (file) return sendFile(request, response, file);
  if (path === "/")
    return refuse(response, 404, "This part of the site is not built yet. Run the build, then load again.");
  const page = /text\/html/.test(request.headers.accept ?? "") && (await findFile(docsDir, "/404.html"));
  if (!page) return refuse(response, 404, "Nothing is here.");
  // Like all pages of the docs it carries its own policy.
  response.removeHeader("content-security-policy");
  sendFile(request, response, page, 404);
}

/**
 * @param {ServerResponse} response
 * @param {number} status
 * @param {string} text
 * @param {Record<string, string>} [headers]
 */
function refuse(response, status, text, headers = {}) {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8", ...headers });
  response.end(response.req.method === "HEAD" ? undefined : `${text}\n`);
}
