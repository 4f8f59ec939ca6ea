import { fail } from "../../failure.ts";
import type { Call } from "../../shared.ts";
import type { ReadBody } from "../part.ts";
import type { Stream } from "../streams/stream.ts";
import type { Dates } from "./dates.ts";

/** What is read of an operation's successes, by status. */
export type DatesByStatus = Readonly<Record<string, Dates>>;

/**
 * Reads an answer like `read`, and gives dates in the place of their texts. A text that is none is an error of kind
 * `validation`, whether the client checks answers or not: the types say that there is a `Date`.
 */
export function readDates(byStatus: DatesByStatus, read?: ReadBody): ReadBody {
  return async (call, response, readJson) => {
    const { status } = response;
    const data = await (read ?? readJson)(call, response, readJson);
    const dates = byStatus[status] ?? byStatus[`${String(status)[0]}XX`] ?? byStatus.default;
    if (dates === undefined) return data;
    return isStream(data) ? streamed(call, status, dates, data) : converted(call, status, dates, data);
  };
}

function converted(call: Call, status: number, dates: Dates, data: unknown): unknown {
  const wrong: string[] = [];
  const value = dates(data, "$", (path, format) => wrong.push(`${path} ${format}`));
  if (wrong.length > 0) throw fail(call, "validation", { status }, wrong[0]);
  return value;
}

function isStream(data: unknown): data is Stream<unknown> {
  return Symbol.asyncIterator in Object(data);
}

function streamed(call: Call, status: number, dates: Dates, stream: Stream<unknown>): Stream<unknown> {
  return {
    get bytes() {
      return stream.bytes;
    },
    cancel: () => stream.cancel(),
    async *[Symbol.asyncIterator]() {
      for await (const item of stream) yield converted(call, status, dates, item);
    },
  };
}
