import { isObject } from "@partner-licenses/document/json";
import { keysOf } from "@partner-licenses/document/reader/pointer";
import type { Answered } from "../engine/check/response.ts";
import type { RequestValues } from "../engine/types.ts";

/** A runtime expression of OpenAPI in braces, as callbacks write them. */
const expression =
  /\{(\$(?:url|method|request\.(?:(?:path|query|header|cookie)\.[^{}#]+|body(?:#[^{}]*)?)))\}/g;

/** Whether a value holds something that only a request can fill. */
export function isOpen(value: unknown): boolean {
  if (typeof value === "string") return value.search(expression) >= 0;
  if (Array.isArray(value)) return value.some(isOpen);
  return isObject(value) && Object.values(value).some(isOpen);
}

/**
 * A value with each `{$request.path.id}`, `{$request.query.q}`, `{$request.header.x-id}`, `{$request.cookie.c}`,
 * `{$request.body#/a/0}`, `{$url}` and `{$method}` replaced. A text that is nothing but one expression becomes the
 * value itself: a number stays one. What the request does not hold is `null` or an empty text.
 */
export function filled(value: unknown, request: RequestValues): unknown {
  if (typeof value === "string") return filledText(value, request);
  if (Array.isArray(value)) return value.map((item) => filled(item, request));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, filled(inner, request)]));
}

function filledText(text: string, request: RequestValues): unknown {
  const [only] = text.match(expression) ?? [];
  if (only === text) return lookUp(only.slice(1, -1), request) ?? null;
  return text.replace(expression, (_, source: string) => {
    const value = lookUp(source, request) ?? "";
    return typeof value === "object" ? JSON.stringify(value) : String(value);
  });
}

/**
 * The address of a callback: an expression, or a text with some in braces, which may be about the answer too.
 * The headers of the answer are named in lower case.
 */
export function callbackUrl(template: string, request: RequestValues, answer: Answered): string {
  const look = (source: string): string => {
    const [, place, name = ""] = /^\$response\.(header\.|body)(.*)$/.exec(source) ?? [];
    if (source === "$statusCode") return String(answer.status);
    if (place === "header.") return String(answer.headers[name.toLowerCase()] ?? "");
    const found =
      place === "body" ? within(answer.body, keysOf(name.replace(/^#/, ""))) : lookUp(source, request);
    return String(found ?? "");
  };
  return template.startsWith("$")
    ? look(template)
    : template.replace(/\{(\$[^{}]+)\}/g, (_, source: string) => look(source));
}

const places: Readonly<Record<string, "path" | "query" | "headers" | "cookies">> = {
  path: "path",
  query: "query",
  header: "headers",
  cookie: "cookies",
};

function lookUp(source: string, request: RequestValues): unknown {
  if (source === "$url") return request.url;
  if (source === "$method") return request.method;
  const [, place = "", rest = ""] = /^\$request\.(\w+)[.#]?(.*)$/.exec(source) ?? [];
  if (place === "body") return within(request.body, keysOf(rest));
  const key = places[place];
  if (key === undefined) return undefined;
  const name = key === "headers" ? rest.toLowerCase() : rest;
  return Object.hasOwn(request[key], name) ? request[key][name] : undefined;
}

function within(value: unknown, keys: readonly string[]): unknown {
  let current = value;
  for (const key of keys) {
    if (typeof current !== "object" || current === null || !Object.hasOwn(current, key)) return undefined;
    current = (current as Record<string, unknown>)[key];
  }
  return current;
}
