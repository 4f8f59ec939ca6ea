import { recent } from "./recent.ts";
import type { Scenario, Step } from "./scenarios.ts";

/** The part of `fetch` that the client needs. */
export type Send = (request: Request, init?: { signal?: AbortSignal }) => Promise<Response>;

/** The same for a client, which gives a URL and what goes with it. */
export const onRequests = (send: Send) => (input: string | Request, init?: RequestInit) =>
  send(new Request(input, init));

/** Waits, or rejects with the reason of the signal. */
function hold(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}

/** The same answer with another body. */
async function changed(response: Response, change: (text: string) => string): Promise<Response> {
  const headers = new Headers(response.headers);
  headers.delete("content-length");
  headers.delete("content-encoding");
  return new Response(change(await response.text()), { status: response.status, headers });
}

const changes = {
  recent: (text: string) => recent(text, new Date()),
  field: (text: string) =>
    JSON.stringify(JSON.parse(text), (_, value) => (typeof value === "number" ? `${value} %` : value)),
  body: (text: string) => text.slice(0, text.length / 2),
};

async function perform(step: Step, request: Request, signal: AbortSignal, send: Send): Promise<Response> {
  if (step.damage === "connection") throw new TypeError("The preview let this call fail before it was sent.");
  const headers = new Headers(request.headers);
  if (step.prefer !== undefined) headers.set("Prefer", step.prefer);
  const response = await send(new Request(request, { headers }), { signal });
  if (step.holdMs !== undefined) await hold(step.holdMs, signal);
  if (step.damage !== undefined) return changed(response, changes[step.damage]);
  // what is no example has dates of its own
  const isExample = response.headers.has("Mock-Contract-Version");
  return step.recent && isExample ? changed(response, changes.recent) : response;
}

/**
 * A `fetch` that asks the mock for the answers of one state. Without it the dashboard is the product itself:
 * nothing outside this folder knows about states.
 */
export function previewFetch(scenario: Scenario, tokenEntered: () => boolean, send: Send = fetch): Send {
  let answered = 0;
  return async (request, init) => {
    const step = scenario.step({ answered, tokenEntered: tokenEntered() });
    const response = await perform(step, request, init?.signal ?? request.signal, send);
    answered += 1;
    return response;
  };
}
