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

/** The events of a `text/event-stream`, as the HTML standard reads it: one that is cut off is none. */
export async function* eventsOf(texts: AsyncIterable<string>): AsyncGenerator<ServerEvent, void> {
  let id: string | undefined;
  let fields: { data?: string; event?: string; retry?: number } = {};
  for await (const line of linesOf(oneEnd(texts), "\n")) {
    if (line === "") {
      const { data, ...others } = fields;
      fields = {};
      if (data !== undefined) yield { data, ...others, ...(id !== undefined && { id }) };
      continue;
    }
    const [name = "", value = ""] = line.split(/: ?(.*)/s);
    if (name === "data") fields.data = fields.data === undefined ? value : `${fields.data}\n${value}`;
    else if (name === "event") fields.event = value;
    else if (name === "id" && !value.includes("\0")) id = value;
    else if (name === "retry" && /^\d+$/.test(value)) fields.retry = Number(value);
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
