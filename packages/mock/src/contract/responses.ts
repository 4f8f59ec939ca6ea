import type { Operation, OperationResponse } from "./types.ts";

/** The names of a response's examples, over all its media types. */
export function exampleNames({ contents = [] }: OperationResponse): string[] {
  return [...new Set(contents.flatMap(({ examples = [] }) => examples.map(({ key }) => key)))];
}

/** The response that answers for a status, as Prism looks it up. */
export function responseFor({ responses }: Operation, status: number): OperationResponse | undefined {
  const range = `${String(status).charAt(0)}XX`;
  return (
    responses.find(({ code }) => code === String(status)) ??
    responses.find(({ code }) => code.toUpperCase() === range) ??
    responses.find(({ code }) => code === "default")
  );
}

/** The response that answers when no status is asked for. */
export function ordinaryResponse({ responses }: Operation): OperationResponse | undefined {
  const successes = responses
    .filter(({ code }) => /^2(\d\d|XX)$/.test(code))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  return successes[0] ?? responses.find(({ code }) => code === "default") ?? responses[0];
}
