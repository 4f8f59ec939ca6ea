import { isJson } from "@partner-licenses/document/model/media-types";
import type { EngineRequest, RequestValues } from "../engine/types.ts";
import { toQuery, withoutOwn } from "../server/query.ts";

/** A request that MSW caught, as the engine takes it. */
export async function toAsked(request: Request, url: URL): Promise<EngineRequest> {
  const text = request.body === null ? "" : await request.clone().text();
  const headers = Object.fromEntries(request.headers);
  return {
    method: request.method,
    path: url.pathname,
    server: undefined,
    query: toQuery(url.searchParams),
    search: withoutOwn(url.search.slice(1)),
    // Fetch does not name the length of a body.
    headers: text === "" ? headers : { ...headers, "content-length": String(text.length) },
    prefer: {},
    body: text === "" ? undefined : bodyFrom(text, request.headers.get("content-type") ?? ""),
  };
}

function bodyFrom(text: string, type: string): unknown {
  if (!isJson(type)) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** What a request holds where no schema is at hand: texts, and the values of JSON. */
export function readPlainly(template: string, request: EngineRequest): RequestValues {
  const { method, path, search, query, headers, body } = request;
  const names = [...template.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name);
  const pattern = template.split(/\{[^{}]+\}/).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const texts = new RegExp(`${pattern.join("([^/]+)")}$`).exec(path)?.slice(1) ?? [];
  const cookies = (headers.cookie ?? "").split(/;\s*/).map((pair) => pair.split(/=(.*)/s));
  return {
    method,
    url: search === "" ? path : `${path}?${search}`,
    path: Object.fromEntries(names.map((name, index) => [name, plain(texts[index] ?? "")])),
    query,
    headers,
    cookies: Object.fromEntries(
      cookies.flatMap(([name = "", value = ""]) => (name === "" ? [] : [[name, value]])),
    ),
    body,
  };
}

function plain(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
