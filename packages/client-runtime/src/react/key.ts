import type { QueryKey } from "@tanstack/react-query";

/** What of the options chooses the data. Cookies do not: they are who asks. */
const choosing = ["path", "query", "querystring", "header", "body"] as const;

/**
 * The key of a query: the operation, and those of its options that choose the data. What only concerns the call (ids, headers,
 * limits) makes no query of its own, and stands in no dehydrated state, where a token would be shown to everybody.
 */
export function queryKeyOf(id: string, options: object | undefined, ...kind: string[]): QueryKey {
  const given: Readonly<Record<string, unknown>> = { ...options };
  const chosen = choosing.filter((name) => says(name, given[name])).map((name) => [name, given[name]]);
  return chosen.length === 0 ? [id, ...kind] : [id, ...kind, Object.fromEntries(chosen)];
}

/** Whether an option chooses anything: parameters without a value are not sent. An empty body is. */
function says(name: string, value: unknown): boolean {
  return name === "body" || name === "querystring"
    ? value !== undefined
    : Object.values(Object(value)).some((each) => each !== undefined);
}
