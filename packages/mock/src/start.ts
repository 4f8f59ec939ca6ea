import { createServer } from "node:http";
import { engineFor } from "./contract/engine.ts";
import { ownContract, readContract } from "./contract/load.ts";
import { createHandler } from "./server/handler.ts";
import { listen } from "./server/listen.ts";
import type { Mock, MockOptions } from "./types.ts";

/**
 * Starts a mock of the contract on its own HTTP server.
 * Throws `MockStartError` when the contract cannot be served or the address cannot be had.
 */
export async function startMock(options: MockOptions = {}): Promise<Mock> {
  const contract = options.spec === undefined ? ownContract() : await readContract(options.spec);
  const served = { contract, engine: engineFor(contract, options) };
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
