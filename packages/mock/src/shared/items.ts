import { essenceOf, isStream } from "@partner-licenses/document/model/media-types";

/** Milliseconds between the items of a stream: a client that waits for the end shows. */
export const itemPauseMs = 20;

/** The items of a body that is a stream, each with what ends it; undefined for any other body. */
export function streamItems(body: string, type: string): string[] | undefined {
  if (!isStream(type)) return undefined;
  const essence = essenceOf(type);
  if (essence.endsWith("json-seq")) {
    const mark = "\u001e";
    return body
      .split(mark)
      .slice(1)
      .map((item) => mark + item);
  }
  const end = essence === "text/event-stream" ? "\n\n" : "\n";
  return body
    .split(end)
    .filter((item) => item !== "")
    .map((item) => item + end);
}
