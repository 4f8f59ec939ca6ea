import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { MockStartError } from "../errors.ts";

/** Longer than a test pauses, in milliseconds: a request that meets the end of an idle connection is reset. */
const keepAliveTimeout = 65_000;

/** Starts listening and returns the URL and port. Throws `MockStartError` when the address cannot be had. */
export async function listen(
  server: Server,
  port: number,
  host: string,
): Promise<{ url: string; port: number }> {
  if (!(Number.isInteger(port) && port >= 0 && port < 65536))
    throw new MockStartError(`Cannot listen on port ${port}: give a whole number from 0 to 65535.`);
  server.keepAliveTimeout = keepAliveTimeout;
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, host, () => {
        server.off("error", reject);
        resolve();
      });
    });
  } catch (error) {
    throw new MockStartError(`Cannot listen on ${host}:${port}: ${explain(error)}`, { cause: error });
  }
  const { address, port: actual, family } = server.address() as AddressInfo;
  return { url: `http://${family === "IPv6" ? `[${address}]` : address}:${actual}`, port: actual };
}

function explain(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "EADDRINUSE") return "the port is in use. Stop what holds it, or take a free one with port 0.";
  if (code === "EACCES") return "ports below 1024 need privileges. Take a higher one.";
  if (code === "EADDRNOTAVAIL") return "this machine has no such address. Use 127.0.0.1, or 0.0.0.0 for all.";
  return message;
}
