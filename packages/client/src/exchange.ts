import { announceAnswer, announceTry } from "./announce.ts";
import { parseBody } from "./decode.ts";
import { fail, httpError, redact } from "./failure.ts";
import { readMedia } from "./generated/parts.ts";
import type { Outgoing } from "./request.ts";
import type { Call, Exchange } from "./shared.ts";
import { tell } from "./tell.ts";

/** Sends a request and reads the whole answer, body included. From then on the call's ids are those of the answer. */
export async function exchange(
  call: Call,
  { url, init }: Outgoing,
  token: string | undefined,
  signal: AbortSignal,
): Promise<Exchange> {
  const { id, operation, shared } = call;
  const { options, send } = shared;
  if (options.onEvent) announceTry(call, init);
  init.signal = signal;
  const response = await send(url, init);
  const { status, headers } = response;
  call.answer = headers;
  if (!response.ok) throw httpError(call, status, await response.text().catch(() => ""), token);
  if (options.onEvent) announceAnswer(call, headers);
  const data =
    (readMedia && (await readMedia(response, operation.accept))) ??
    parseBody(call, status, await response.text());
  const broken = options.validate?.(id, status, data, (issues) => tell(call, "contract", { issues }));
  if (broken) {
    const body = data && JSON.parse(redact(JSON.stringify(data), token));
    throw fail(call, "validation", undefined, { status, body }, `${status}, ${broken}`);
  }
  return { data, status, headers, call };
}
