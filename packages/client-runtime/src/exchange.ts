import { announceAnswer } from "./announce.ts";
import { emit } from "./emit.ts";
import { httpError } from "./failure.ts";
import { readJson } from "./read-json.ts";
import { type Outgoing, put } from "./request.ts";
import type { Call, Exchange } from "./shared.ts";

/** Sends a request and reads the whole answer, body included. */
export async function exchangeOnce(call: Call, signal: AbortSignal): Promise<Exchange> {
  const { url, init } = call.outgoing as Outgoing;
  const { read = readJson } = call.entry;
  emit(call, "attempt", {
    attempt: call.tried.length + 1,
    method: call.entry.method,
    url: call.url,
    setHeader: (name: string, value: string) => put(init.headers, { [name]: value }),
  });
  init.signal = signal;
  const response = await call.send(url, init);
  const { status } = response;
  call.answer = response.headers;
  if (!response.ok) throw httpError(call, status, await response.text().catch(() => ""));
  if (call.given.onEvent) announceAnswer(call);
  return { data: await read(call, response, readJson), status };
}
