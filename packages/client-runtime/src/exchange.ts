import { announceAnswer } from "./announce.ts";
import { emit } from "./emit.ts";
import { httpError } from "./failure.ts";
import { readJson } from "./read-json.ts";
import { type Outgoing, put } from "./request.ts";
import type { Call, Exchange } from "./shared.ts";

/** Sends a request and reads the whole answer, body included. From then on the call's ids are those of the answer. */
export async function exchange(call: Call, { url, init }: Outgoing, signal: AbortSignal): Promise<Exchange> {
  const { attempts, method, shared } = call;
  const { read = readJson } = call.operation;
  const { options, send } = shared;
  const setHeader = (name: string, value: string) => put(init.headers, { [name]: value });
  emit(call, "attempt", { attempt: attempts.length + 1, method, url: call.url, setHeader });
  init.signal = signal;
  const response = await send(url, init);
  const { status, headers } = response;
  call.answer = headers;
  if (!response.ok) throw httpError(call, status, await response.text().catch(() => ""));
  if (options.onEvent) announceAnswer(call, headers);
  const data = await read(call, response, readJson);
  return { data, status, headers, call };
}
