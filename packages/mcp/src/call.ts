import { bodyOf, departures, readAnswer } from "./answer.ts";
import { type Api, isRead, routeOf } from "./api.ts";
import { checkArguments, type Given } from "./arguments.ts";
import { type CredentialSource, credentialsFor, hideSecrets } from "./credentials.ts";
import { operationNamed, Refusal } from "./refusal.ts";
import { type Prepared, prepare } from "./request.ts";

/** How operations are called. */
export interface CallSettings extends CredentialSource {
  readonly allowWrites: boolean;
  readonly baseUrl: string | undefined;
  readonly timeoutMs: number;
  /** Characters of a body that are shown. */
  readonly mostShown: number;
}

/** A text for the agent, and whether the call failed. */
export interface Outcome {
  readonly text: string;
  readonly isError: boolean;
}

/**
 * Calls an operation with arguments that the contract allows, and says whether the answer is as declared.
 * Throws a {@link Refusal} when nothing is sent or nothing comes back. No text holds a credential.
 */
export async function callOperation(
  api: Api,
  settings: CallSettings,
  name: string,
  given: Given,
  signal: AbortSignal,
): Promise<Outcome> {
  const operation = operationNamed(api, name);
  if (!settings.allowWrites && !isRead(operation))
    throw new Refusal(
      `${name} (${routeOf(operation)}) may change data, and this server only reads: whoever runs it must start it with --allow-writes.`,
    );
  const checked = checkArguments(api, operation, given);
  const credentials = credentialsFor(operation, settings);
  const hide = (text: string) => hideSecrets(text, credentials.secrets);
  const prepared = prepare(api, operation, checked, credentials, settings.baseUrl);
  const response = await send(prepared, settings.timeoutMs, signal).catch((error: unknown) => {
    throw new Refusal(hide(`No answer to ${prepared.shown}: ${reasonOf(error)}.`));
  });
  const found = departures(api, operation, response);
  const location = response.headers.get("location");
  const retry = response.headers.get("retry-after");
  const head = {
    request: prepared.shown,
    status: response.status,
    contentType: response.headers.get("content-type") ?? undefined,
    ...(location !== null && { location: `${location} (not followed)` }),
    ...(retry !== null && { retryAfter: retry }),
    contract: found === undefined ? "not checked" : found.length === 0 ? "as declared" : found.slice(0, 20),
    ...(checked.notes.length > 0 && { notes: checked.notes }),
  };
  const shown = shorten(bodyOf(response), response.cut, settings.mostShown, hide);
  return { text: hide(JSON.stringify({ ...head, ...shown }, null, 1)), isError: response.status >= 400 };
}

async function send({ method, url, headers, body }: Prepared, timeoutMs: number, signal: AbortSignal) {
  const response = await fetch(url, {
    ...{
      method,
      headers,
      ...(body !== undefined && { body: typeof body === "string" ? body : new Uint8Array(body) }),
    },
    // Where a redirect leads, no credential of this server belongs.
    redirect: "manual",
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
  });
  return readAnswer(response);
}

/** The body, or its beginning with a note. Secrets go first: a cut must not halve one. */
function shorten(body: unknown, unread: string | undefined, most: number, hide: (text: string) => string) {
  const text = hide(typeof body === "string" ? body : JSON.stringify(body));
  const cut = text.length > most ? `the first ${most} of ${text.length} characters` : undefined;
  const note = [cut, unread].filter((each) => each !== undefined).join("; ");
  if (note !== "") return { note, body: text.slice(0, most) };
  return { body };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return "it took too long";
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}
