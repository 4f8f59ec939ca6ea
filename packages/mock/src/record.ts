import { type FileHandle, open } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import type { EngineAnswer } from "./engine/types.ts";
import { MockStartError } from "./errors.ts";
import { redactHeaders, redactUrl } from "./server/journal.ts";
import type { Exchange } from "./types.ts";

export interface Recorder {
  add(request: IncomingMessage, body: unknown, answer: EngineAnswer): void;
  close(): Promise<void>;
}

/** Appends each exchange to a file, secrets redacted. Throws `MockStartError` when the file cannot be written. */
export async function createRecorder(path: string): Promise<Recorder> {
  const file = await openFile(path);
  let pending: Promise<unknown> = Promise.resolve();
  return {
    add(request, body, answer) {
      const line = `${JSON.stringify(toExchange(request, body, answer))}\n`;
      pending = pending.then(() => file.appendFile(line));
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

function toExchange(request: IncomingMessage, body: unknown, answer: EngineAnswer): Exchange {
  const headers = Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
  return {
    request: {
      method: request.method ?? "GET",
      url: redactUrl(request.url ?? "/"),
      headers: redactHeaders(request.headers),
      ...(body === null ? {} : { body }),
    },
    response: {
      status: answer.status,
      headers: Object.fromEntries(headers),
      ...(answer.body === undefined ? {} : { body: answer.body }),
    },
  };
}
