import { runCall } from "../../call.ts";
import { checked } from "../../checked.ts";
import { isApiError } from "../../errors.ts";
import { fail } from "../../failure.ts";
import type { Call } from "../../shared.ts";
import { step } from "../../step.ts";
import { eventsOf, type ServerEvent } from "./events.ts";
import { linesOf, textsOf } from "./text.ts";

/** How the items of a stream are read: as whole events, as the JSON in each, or as the text. */
export type ItemKind = "event" | "json" | "text";

/** Items that arrive one by one. It is read once; who stops reading closes the connection. */
export interface Stream<Item> extends AsyncIterable<Item> {
  /** Bytes that have arrived. */
  readonly bytes: number;
  /** Closes the connection; who reads just then is at the end. */
  cancel(): Promise<void>;
}

/** Waited before a connection is made anew, where the server does not say how long; in milliseconds. */
const pause = 1000;

/**
 * The items of an answer. A connection that breaks is made anew where the server gave its events ids and the call may
 * be repeated; then it goes on after the last event. Nothing that was given is given again.
 */
export function streamOf(call: Call, response: Response, media: string): Stream<unknown> {
  const controller = new AbortController();
  let bytes = 0;
  let next: Stream<unknown> | undefined;
  const count = (more: number) => {
    bytes += more;
  };
  let isRead = false;
  const items = readItems();

  async function* readItems(): AsyncGenerator<unknown, void> {
    const { signal: outer } = call.input;
    const { signal } = controller;
    const abort = () => controller.abort(outer?.reason);
    outer?.addEventListener("abort", abort);
    if (outer?.aborted) abort();
    try {
      yield* itemsOfCall(signal);
      if (outer?.aborted) throw fail(call, "aborted", { cause: outer.reason });
    } catch (cause) {
      // who cancels is at the end, also of what was about to be made anew
      if (outer?.aborted || !signal.aborted) throw cause;
    } finally {
      outer?.removeEventListener("abort", abort);
    }
  }

  async function* itemsOfCall(signal: AbortSignal): AsyncGenerator<unknown, void> {
    let last: ServerEvent | undefined;
    let read = 0;
    try {
      const texts = response.body === null ? none() : textsOf(response.body, { signal, onBytes: count });
      for await (const { item, event } of itemsOf(call, texts, media)) {
        // the rest of a chunk that has arrived is not given either
        if (signal.aborted) return;
        last = event;
        read++;
        yield checked(call, response.status, item, `${call.id}.item`);
      }
      return;
    } catch (cause) {
      if (isApiError(cause)) throw cause;
      if (last?.id === undefined || !call.operation.retry)
        throw fail(call, "network", { status: response.status, cause }, `network, after item ${read}`);
    }
    next = await resumed(call, last, signal);
    yield* next;
  }

  return {
    get bytes() {
      return bytes + (next?.bytes ?? 0);
    },
    async cancel() {
      controller.abort();
      await items.return();
      await response.body?.cancel().catch(() => {});
    },
    [Symbol.asyncIterator]: () => {
      // a second reader would see an end, not what the first one saw
      if (isRead) throw new TypeError("A stream is read once");
      isRead = true;
      return items;
    },
  };
}

async function* none(): AsyncGenerator<string, void> {}

/** The same stream over a new connection, from after an event. The signal is that of the one before. */
async function resumed(
  call: Call,
  { id, retry = pause }: ServerEvent,
  signal: AbortSignal,
): Promise<Stream<unknown>> {
  const input = { ...call.input, signal };
  // the deadline of the call was that of its answer
  await step({ ...call, input, end: Number.POSITIVE_INFINITY }, undefined, retry);
  const headers = { ...call.input.headers, "last-event-id": id as string };
  const answer = await runCall(call.shared, call.id, { ...input, headers });
  return answer.data as Stream<unknown>;
}

interface Read {
  readonly item: unknown;
  readonly event?: ServerEvent;
}

async function* itemsOf(call: Call, texts: AsyncIterable<string>, media: string): AsyncGenerator<Read, void> {
  const { items = "json" } = call.operation;
  if (media === "text/event-stream") {
    for await (const event of eventsOf(texts)) {
      // a convention that many services follow: nothing of the stream's own format says that it is over
      if (items === "json" && event.data === "[DONE]") return;
      const own = items === "text" ? event.data : event;
      yield { item: items === "json" ? parsed(call, event.data) : own, event };
    }
    return;
  }
  for await (const line of linesOf(texts, media.endsWith("json-seq") ? "\x1e" : "\n"))
    if (line.trim() !== "") yield { item: parsed(call, line) };
}

function parsed(call: Call, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw fail(call, "decode", {}, "an item is no JSON");
  }
}
