import type { IncomingMessage } from "node:http";
import type { EngineRequest } from "../engine/types.ts";
import type { Preferences } from "./prefer.ts";
import { toQuery, withoutOwn } from "./query.ts";

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
