// @ts-check
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { createGzip } from "node:zlib";

const types = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".xml": "application/xml; charset=utf-8",
  ".yaml": "application/yaml; charset=utf-8",
};

const compressible = /^text\/|json|yaml|xml/;

/**
 * The file behind a URL path inside a folder, or undefined: not there, not a file, or outside of the folder.
 * @param {string} folder
 * @param {string} urlPath still percent-encoded, begins with `/`
 */
export async function findFile(folder, urlPath) {
  let decoded;
  try {
    decoded = decodeURIComponent(urlPath);
  } catch {
    return undefined;
  }
  // Backslashes are separators on Windows only, yet no file of a build has one; hidden files are never served.
  if (/[\0\\]|\/\./.test(decoded)) return undefined;
  const root = normalize(folder).replace(/[\\/]+$/, "");
  const path = join(root, decoded.endsWith("/") ? `${decoded}index.html` : decoded);
  if (!path.startsWith(root + sep)) return undefined;
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() ? { path, size: found.size } : undefined;
}

/**
 * Sends a file, compressed when the reader takes gzip.
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @param {{ path: string, size: number }} file
 * @param {number} [status]
 */
export function sendFile(request, response, file, status = 200) {
  const type =
    types[/** @type {keyof typeof types} */ (extname(file.path).toLowerCase())] ?? "application/octet-stream";
  const gzip =
    compressible.test(type) &&
    file.size > 1024 &&
    /\bgzip\b/.test(String(request.headers["accept-encoding"]));
  // Names of built assets carry a hash of their content.
  const forever = /[\\/]assets[\\/][^\\/]+-[\w-]{8}\.\w+(\.map)?$/.test(file.path);
  response.writeHead(status, {
    "content-type": type,
    "cache-control": forever ? "public, max-age=31536000, immutable" : "no-cache",
    vary: "accept-encoding",
    ...(gzip ? { "content-encoding": "gzip" } : { "content-length": file.size }),
  });
  if (request.method === "HEAD") return response.end();
  const content = createReadStream(file.path).on("error", () => response.destroy());
  if (gzip) content.pipe(createGzip()).pipe(response);
  else content.pipe(response);
}
