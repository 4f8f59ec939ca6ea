import type { Scenario, Step } from "./scenarios.ts";

/** The part of `fetch` that the client needs. */
export type Send = (request: Request, init?: { signal?: AbortSignal }) => Promise<Response>;

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

/** The first half of the answer. */
async function cutOff(response: Response): Promise<Response> {
  const whole = await response.text();
  const text = whole.slice(0, whole.length / 2);
  const headers = new Headers(response.headers);
  headers.delete("content-length");
  headers.delete("content-encoding");
  return new Response(text, { status: response.status, headers });
}

async function perform(step: Step, request: Request, signal: AbortSignal, send: Send): Promise<Response> {
  if (step.spoil === "connection") throw new TypeError("The preview let this call fail before it was sent.");
  const headers = new Headers(request.headers);
  if (step.prefer !== undefined) headers.set("Prefer", step.prefer);
  const response = await send(new Request(request, { headers }), { signal });
  if (step.holdMs !== undefined) await hold(step.holdMs, signal);
  return step.spoil === "body" ? cutOff(response) : response;
}

/**
 * A `fetch` that asks the mock for the answers of one state. Without it the dashboard is the product itself:
 * nothing outside this folder knows of states.
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
