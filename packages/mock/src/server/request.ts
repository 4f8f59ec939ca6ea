import type { IncomingMessage } from "node:http";
import type { EngineRequest } from "../engine/types.ts";
import { originForm } from "../shared/exchange.ts";
import type { Preferences } from "./prefer.ts";
import { toQuery, withoutOwn } from "./query.ts";

/** The parts of what a request asks for. */
export type Target = Pick<URL, "pathname" | "search" | "searchParams">;

/** A path that `URL` leaves as it is, and no query. */
const plain = /^(?:\/(?!\.)[\w\-~:@!$&()*+,;=.]+)+$/;
const nothing = { search: "", searchParams: new URLSearchParams() };

/** Takes a request's target apart; undefined where it is no URL. */
export function targetOf(target: string): Target | undefined {
  if (plain.test(target)) return { pathname: target, ...nothing };
  const url = `http://mock.invalid${originForm(target)}`;
  return URL.canParse(url) ? new URL(url) : undefined;
}

/** A request as the engine takes it. */
export function toEngineRequest(
  request: IncomingMessage,
  url: Target,
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
