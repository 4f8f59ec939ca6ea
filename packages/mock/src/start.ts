import { createServer } from "node:http";
import { serveContract } from "./contract/serve.ts";
import { createHandler } from "./server/handler.ts";
import { listen } from "./server/listen.ts";
import type { Mock, MockOptions } from "./types.ts";

/**
 * Starts a mock of the contract on its own HTTP server.
 * Throws `MockStartError` when the contract cannot be served or the address cannot be had.
 */
export async function startMock(options: MockOptions = {}): Promise<Mock> {
  const served = await serveContract(options.spec, options);
  const server = createServer(createHandler(served, options));
  const { url, port } = await listen(server, options.port ?? 0, options.host ?? "127.0.0.1");
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopped ??= new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
    return stopped;
  };
  return { url, port, stop, [Symbol.asyncDispose]: stop };
}
