// @ts-check
import { createServer } from "node:http";
import { siteHandler } from "./handler.mjs";

/**
 * Listens on the port, or on a free one when it is taken.
 * @param {import("node:http").Server} server
 * @param {number} port
 * @param {string} host
 * @returns {Promise<number>}
 */
function listen(server, port, host) {
  return new Promise((resolve, reject) => {
    const fail = (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === "EADDRINUSE" && port !== 0) resolve(listen(server, 0, host));
      else
        reject(
          new Error(`The site cannot listen on ${host}:${port} (${error.code ?? error.message}).`, {
            cause: error,
          }),
        );
    };
    server.once("error", fail);
    server.listen(port, host, () => {
      server.off("error", fail);
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

/**
 * Starts the site: `/` the app, `/docs/` the docs, `/api/` a same-origin proxy to the mock.
 * Takes a free port when the wanted one is taken. Throws when it cannot listen at all.
 * @param {{ port?: number, host?: string, mockUrl: string, sampleDir: string, docsDir: string, ownPolicy?: boolean }} options
 * @returns {Promise<{ url: string, port: number, stop: () => Promise<void> }>}
 */
export async function startSite({ port = 0, host = "127.0.0.1", ...options }) {
  const server = createServer(siteHandler(options));
  const actual = await listen(server, port, host);
  const name = host.includes(":") ? `[${host}]` : host;
  /** @type {Promise<void> | undefined} */
  let stopped;
  const stop = () => {
    stopped ??= new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
    return stopped;
  };
  return { url: `http://${name}:${actual}`, port: actual, stop };
}
