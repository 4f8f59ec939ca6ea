/** An event of `text/event-stream`, its fields as the specification reads them. */
export interface StreamEvent {
  readonly data: string;
  readonly event?: string;
  readonly id?: string;
  readonly retry?: number;
}

/** The events of a stream. Comments are none, and what has no data is not dispatched. */
export function eventsIn(text: string): StreamEvent[] {
  const blocks = text.replace(/^\ufeff/, "").split(/(?:\r\n|\r|\n){2,}/);
  return blocks.flatMap((block): StreamEvent[] => {
    const fields = block.split(/\r\n|\r|\n/).flatMap((line): [string, string][] => {
      const [, name = "", value = ""] = /^([^:]+)(?::[ ]?(.*))?$/.exec(line) ?? [];
      return name === "" ? [] : [[name, value]];
    });
    const data = fields.filter(([name]) => name === "data").map(([, value]) => value);
    if (data.length === 0) return [];
    const last = new Map(fields);
    const retry = last.get("retry") ?? "";
    return [
      {
        data: data.join("\n"),
        ...(last.has("event") && { event: last.get("event") ?? "" }),
        ...(last.has("id") && { id: last.get("id") ?? "" }),
        ...(/^\d+$/.test(retry) && { retry: Number(retry) }),
      },
    ];
  });
}
