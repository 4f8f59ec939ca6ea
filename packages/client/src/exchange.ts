import { decode } from "./decode.ts";
import { httpError } from "./failure.ts";
import type { Call, Exchange, Shared } from "./shared.ts";
import { responseHeaders } from "./table.ts";

/** Sends a request and reads the whole answer, body included. From then on the call's ids are those of the answer. */
export async function exchange(
  call: Call,
  { send, options, seen }: Shared,
  request: Request,
  token: string | undefined,
  signal: AbortSignal,
): Promise<Exchange> {
  const { id, ids, tell, fail } = call;
  if (options.onEvent) announceTry(call, request);
  const response = await send(request, { signal });
  const { status, headers } = response;
  for (const role in responseHeaders) ids[role] = headers.get(responseHeaders[role] as string) || ids[role];
  if (!response.ok) throw httpError(call, status, headers, await response.text(), token);
  if (options.onEvent && !seen[id]) seen[id] = announceEnd(call, headers);
  const data = await decode(call, response);
  const broken = options.validate?.(id, status, data, (issues) => tell("contract", { issues }));
  if (broken) throw fail("validation", undefined, { status, body: data }, `${status}, ${broken}`);
  return { data, status, headers, ...ids } as unknown as Exchange;
}

function announceTry({ attempts, url, tell }: Call, { method, headers }: Request): void {
  const setHeader = (name: string, value: string) => headers.set(name, value);
  tell("attempt", { attempt: attempts.length + 1, method, url, setHeader });
}

/** Tells when the service announces the end of the operation. Returns true when it did. */
function announceEnd({ tell }: Call, headers: Headers): boolean {
  const [deprecation, sunset, link] = ["deprecation", "sunset", "link"].map((name) => headers.get(name));
  const ends = Boolean(deprecation || sunset);
  if (ends) tell("deprecated", { deprecation, sunset, link });
  return ends;
}
