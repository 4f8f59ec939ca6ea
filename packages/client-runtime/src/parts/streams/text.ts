/** How the bytes of a body are followed. */
export interface Following {
  /** Ends the reading without an error, also while the server is silent. */
  readonly signal: AbortSignal;
  /** Called with the size of each chunk. */
  onBytes(bytes: number): void;
}

/** The texts of a body as they arrive. Who stops early closes the connection. */
export async function* textsOf(
  body: ReadableStream<Uint8Array>,
  { signal, onBytes }: Following,
): AsyncGenerator<string, void> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  const cancel = () => void reader.cancel().catch(() => {});
  signal.addEventListener("abort", cancel);
  try {
    if (signal.aborted) return;
    for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
      onBytes(value?.length ?? 0);
      yield decoder.decode(value, { stream: true });
    }
    yield decoder.decode();
  } finally {
    signal.removeEventListener("abort", cancel);
    cancel();
  }
}

/** The lines of texts that arrive in any pieces, without their ends; the last may have no end. */
export async function* linesOf(texts: AsyncIterable<string>, end: string): AsyncGenerator<string, void> {
  let rest: string[] = [];
  for await (const text of texts) {
    const [first = "", ...others] = text.split(end);
    rest.push(first);
    if (others.length === 0) continue;
    yield rest.join("");
    rest = [others.pop() as string];
    yield* others;
  }
  yield rest.join("");
}
