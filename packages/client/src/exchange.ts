import { parseBody } from "./decode.ts";
import { fail, httpError } from "./failure.ts";
import type { Outgoing } from "./request.ts";
import type { Call, Exchange } from "./shared.ts";
import { parts } from "./table.ts";
import { tell } from "./tell.ts";

/** Sends a request and reads the whole answer, body included. From then on the call's ids are those of the answer. */
export async function exchange(
  call: Call,
  { url, init }: Outgoing,
  token: string | undefined,
  signal: AbortSignal,
): Promise<Exchange> {
  const { id, operation, shared } = call;
  const { options, seen, send } = shared;
  if (options.onEvent) announceTry(call, init);
  init.signal = signal;
  const response = await send(url, init);
  const { status, headers } = response;
  call.answer = headers;
  if (!response.ok) throw httpError(call, status, await response.text(), token);
  if (options.onEvent && !seen[id]) seen[id] = announceEnd(call, headers);
  const data =
    (parts.readMedia && (await parts.readMedia(response, operation.accept))) ??
    parseBody(call, status, await response.text());
  const broken = options.validate?.(id, status, data, (issues) => tell(call, "contract", { issues }));
  if (broken) throw fail(call, "validation", undefined, { status, body: data }, `${status}, ${broken}`);
  return { data, status, headers, call };
}

function announceTry(call: Call, { method, headers }: Outgoing["init"]): void {
  const setHeader = (name: string, value: string) => {
    headers[name.toLowerCase()] = value;
  };
  tell(call, "attempt", { attempt: call.attempts.length + 1, method, url: call.url, setHeader });
}

/** Tells when the service announces the end of the operation. Returns true when it did. */
function announceEnd(call: Call, headers: Headers): boolean {
  const [deprecation, sunset, link] = ["deprecation", "sunset", "link"].map((name) => headers.get(name));
  const ends = Boolean(deprecation || sunset);
  if (ends) tell(call, "deprecated", { deprecation, sunset, link });
  return ends;
}
