import { type FileHandle, open } from "node:fs/promises";
import type { IncomingMessage, OutgoingHttpHeaders } from "node:http";
import { MockStartError } from "./errors.ts";
import type { WireEffect } from "./scenarios.ts";
import { redactBody, redactHeaders, redactUrl, type Secrets } from "./shared/secrets.ts";
import type { Exchange } from "./types.ts";

/** What went to the client. */
export interface Sent {
  status: number;
  headers: OutgoingHttpHeaders;
  body: string | undefined;
  wire: WireEffect | undefined;
}

export interface Recorder {
  add(request: IncomingMessage, body: unknown, answer: Sent): void;
  close(): Promise<void>;
}

/** Appends each exchange to a file, secrets redacted. Throws `MockStartError` when the file cannot be written. */
export async function createRecorder(path: string, secrets: () => Secrets): Promise<Recorder> {
  const file = await openFile(path);
  let pending: Promise<unknown> = Promise.resolve();
  let warned = false;
  const warn = (error: Error): void => {
    if (!warned) process.emitWarning(`Cannot record to ${path}: ${error.message}. The mock goes on without.`);
    warned = true;
  };
  return {
    add(request, body, answer) {
      const line = `${JSON.stringify(toExchange(request, body, answer, secrets()))}\n`;
      pending = pending.then(() => file.appendFile(line)).catch(warn);
    },
    async close() {
      await pending;
      await file.close();
    },
  };
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, "a", 0o600);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new MockStartError(`Cannot record to ${path}: ${reason}. Pass a file in a folder that exists.`, {
      cause: error,
    });
  }
}

function toExchange(
  request: IncomingMessage,
  body: unknown,
  { status, headers, body: answer, wire }: Sent,
  secrets: Secrets,
): Exchange {
  const type = request.headers["content-type"];
  const kept = Object.entries(headers).filter(([name]) => !name.startsWith("access-control-"));
  return {
    request: {
      method: request.method ?? "GET",
      url: redactUrl(request.url ?? "/", secrets),
      headers: redactHeaders(request.headers, secrets),
      ...(body === null ? {} : { body: redactBody(body, type) }),
    },
    response: {
      status,
      headers: Object.fromEntries(kept.map(([name, value]) => [name, String(value)])),
      ...(answer === undefined ? {} : { body: answer }),
      ...((wire === "reset" || wire === "truncated") && { broken: true }),
    },
  };
}
