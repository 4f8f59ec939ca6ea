import type { IncomingMessage } from "node:http";
import type { EngineRequest } from "../engine/types.ts";
import type { Preferences } from "./prefer.ts";

/** A request as the engine takes it. */
export function toEngineRequest(
  request: IncomingMessage,
  url: URL,
  prefer: Preferences,
  body: unknown,
): EngineRequest {
  return {
    method: request.method ?? "GET",
    path: url.pathname,
    server: url.searchParams.get("__server") || undefined,
    query: url.search === "" ? {} : toQuery(url.searchParams),
    headers: request.headers as Record<string, string>,
    prefer,
    body,
  };
}

/** Query parameters by name; one that is repeated becomes a list. */
export function toQuery(params: URLSearchParams): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = Object.create(null);
  for (const key of params.keys()) {
    const values = params.getAll(key);
    query[key] = values.length === 1 ? (values[0] ?? "") : values;
  }
  return query;
}
