import type { IncomingMessage } from "node:http";
import type { EngineRequest } from "../engine/types.ts";
import { isPreference, type Preferences } from "./prefer.ts";

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
    search: url.search === "" ? "" : withoutOwn(url.search.slice(1)),
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

/** A query without the mock's own parameters, such as `__code`. */
function withoutOwn(search: string): string {
  return search
    .split("&")
    .filter((pair) => !isPreference(pair.split("=", 1)[0] ?? ""))
    .join("&");
}
