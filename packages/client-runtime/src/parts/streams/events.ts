import { linesOf } from "./text.ts";

/** One server-sent event. */
export interface ServerEvent {
  readonly data: string;
  /** Its type; absent for a plain message. */
  readonly event?: string;
  /** The id that was sent last, with it or before it. */
  readonly id?: string;
  /** How long to wait before a connection that broke is made anew, in milliseconds. */
  readonly retry?: number;
}

/** Where a stream of events is, and how it goes on from there. It outlives a connection that breaks. */
export interface Place {
  /** The id that was sent last, with an event or alone. An empty one means that there is none. */
  id?: string;
  /** Wait before a connection that broke is made anew, in milliseconds. */
  retry: number;
}

/** The events of a `text/event-stream`, as the HTML standard reads it: one that is cut off is none. Keeps the place up to date. */
export async function* eventsOf(
  texts: AsyncIterable<string>,
  place: Place,
): AsyncGenerator<ServerEvent, void> {
  let id = place.id;
  let fields: { data?: string; event?: string; retry?: number } = {};
  for await (const line of linesOf(oneEnd(texts), "\n")) {
    if (line === "") {
      const { data, event, ...others } = fields;
      fields = {};
      if (id !== undefined) place.id = id;
      if (data !== undefined)
        yield { data, ...(event && { event }), ...others, ...(id !== undefined && { id }) };
      continue;
    }
    const [name = "", value = ""] = line.split(/: ?(.*)/s);
    if (name === "data") fields.data = fields.data === undefined ? value : `${fields.data}\n${value}`;
    else if (name === "event") fields.event = value;
    else if (name === "id" && !value.includes("\0")) id = value;
    else if (name === "retry" && /^\d+$/.test(value)) fields.retry = place.retry = Number(value);
  }
}

/** The same texts with one end of lines, and without a byte order mark. */
async function* oneEnd(texts: AsyncIterable<string>): AsyncGenerator<string, void> {
  let isFirst = true;
  let afterReturn = false;
  for await (const text of texts) {
    if (text === "") continue;
    // the two halves of one end may come apart
    const whole = afterReturn && text.startsWith("\n") ? text.slice(1) : text;
    afterReturn = text.endsWith("\r");
    yield (isFirst ? whole.replace(/^\ufeff/, "") : whole).replace(/\r\n?/g, "\n");
    isFirst = false;
  }
}
