import { runCall } from "../../call.ts";
import { isApiError } from "../../errors.ts";
import { fail } from "../../failure.ts";
import type { Call } from "../../shared.ts";
import { step } from "../../step.ts";
import { eventsOf, type Place } from "./events.ts";
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

/** A connection that broke, on its way to who makes it anew. */
class Broken extends Error {}

/**
 * The items of an answer. A connection that breaks is made anew where the server gave its events ids and the call may
 * be repeated; then it goes on after the last event. Nothing that was given is given again.
 */
export function streamOf(call: Call, response: Response, media: string): Stream<unknown> {
  const { signal: outer, place: given } = call.input;
  const place: Place = given ?? { retry: pause };
  const { status } = response;
  const controller = new AbortController();
  const { signal } = controller;
  let bytes = 0;
  let next: Stream<unknown> | undefined;
  let read = 0;
  const close = () => response.body?.cancel().catch(() => {});
  const abort = () => {
    controller.abort(outer?.reason);
    // who reads closes it; nobody may
    close();
  };
  outer?.addEventListener("abort", abort);
  const count = (more: number) => {
    bytes += more;
  };
  let isRead = false;
  const items = readItems();

  async function* readItems(): AsyncGenerator<unknown, void> {
    try {
      yield* given ? connection() : connections();
      if (outer?.aborted) throw fail(call, "aborted", { cause: outer.reason });
    } catch (cause) {
      // who cancels is at the end, also of what was about to be made anew
      if (!outer?.aborted && signal.aborted) return;
      // what ends a wait is made by an event, and does not lead to who reads
      if (isApiError(cause)) Error.captureStackTrace?.(cause);
      throw cause;
    } finally {
      outer?.removeEventListener("abort", abort);
    }
  }

  /** The items of one connection after the other, as long as there are some, or soon will be. */
  async function* connections(): AsyncGenerator<unknown, void> {
    let items: AsyncIterable<unknown> = connection();
    for (let fruitless = 0; ; ) {
      try {
        for await (const item of items) {
          fruitless = 0;
          read++;
          yield item;
        }
        return;
      } catch (broken) {
        if (!(broken instanceof Broken)) throw broken;
        const isOver = fruitless++ >= call.mostTries || place.retry > call.patience;
        if (!place.id || !call.entry.retry || isOver)
          throw fail(call, "network", { status, cause: broken.cause }, `network, after item ${read}`);
      }
      bytes += next?.bytes ?? 0;
      next = undefined;
      items = next = await resumed(call, place, signal);
    }
  }

  async function* connection(): AsyncGenerator<unknown, void> {
    try {
      const texts = response.body === null ? none() : textsOf(response.body, { signal, onBytes: count });
      for await (const item of itemsOf(call, texts, media, place)) {
        // the rest of a chunk that has arrived is not given either
        if (signal.aborted) return;
        call.given.validate?.(call, status, item, `${call.id}.item`);
        yield item;
      }
    } catch (cause) {
      throw isApiError(cause) ? cause : new Broken("", { cause });
    }
  }

  return {
    get bytes() {
      return bytes + (next?.bytes ?? 0);
    },
    async cancel() {
      controller.abort();
      outer?.removeEventListener("abort", abort);
      await items.return();
      await close();
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

/** The same stream over a new connection, from the place on. The signal is that of the one before. */
async function resumed(call: Call, place: Place, signal: AbortSignal): Promise<Stream<unknown>> {
  const input = { ...call.input, signal };
  // the deadline of the call was that of its answer
  await step({ ...call, input, until: Number.POSITIVE_INFINITY }, place.retry);
  // a header holds bytes: those of the text in UTF-8
  const id = String.fromCharCode(...new TextEncoder().encode(place.id));
  const headers = { ...call.input.headers, "last-event-id": id };
  return runCall(call.shared, false, call.id, { ...input, headers, place }) as Promise<Stream<unknown>>;
}

async function* itemsOf(
  call: Call,
  texts: AsyncIterable<string>,
  media: string,
  place: Place,
): AsyncGenerator<unknown, void> {
  const { items = "json" } = call.entry;
  if (media === "text/event-stream") {
    for await (const event of eventsOf(texts, place)) {
      // a convention that many services follow: nothing of the stream's own format says that it is over
      if (items === "json" && event.data === "[DONE]") return;
      const own = items === "text" ? event.data : event;
      yield items === "json" ? parsed(call, event.data) : own;
    }
    return;
  }
  const isTextSequence = media.endsWith("json-seq");
  for await (const line of linesOf(texts, isTextSequence ? "\x1e" : "\n"))
    if (line.trim() !== "") yield parsed(call, line, isTextSequence);
}

/** The JSON of an item. Of a JSON text sequence a number or a word needs an end, as the rest may be missing (RFC 7464, 2.4). */
function parsed(call: Call, text: string, needsEnd = false): unknown {
  if (needsEnd && /[^\s\]}"]$/.test(text)) throw fail(call, "decode", {}, "an item is cut off");
  try {
    return JSON.parse(text);
  } catch {
    throw fail(call, "decode", {}, "an item is no JSON");
  }
}
