import type { Operation } from "@partner-licenses/document/model/operations";
import type { ParameterPlace } from "@partner-licenses/document/model/parameters";
import type { IsTaken } from "@partner-licenses/document/values/wire/decode";
import { outlineOf } from "@partner-licenses/document/values/wire/outline";
import type { FieldSource } from "./check/fields.ts";
import { type PathReader, pathReader } from "./check/path.ts";
import type { Field, Model } from "./model.ts";
import type { EngineRequest } from "./types.ts";

/** What is read of a request. */
export type Asked = Pick<EngineRequest, "path" | "search" | "headers" | "body">;

/** What of an operation is the same for all its requests. */
interface Places {
  readonly textsIn: PathReader;
  /** Which pairs of the query, and which cookies, have an owner with a name of its own. */
  readonly inQuery: IsTaken;
  readonly inCookies: IsTaken;
}

const known = new WeakMap<Operation, Places>();

/**
 * Where a request holds the parameters of each place. Throws a URIError when the encoding of its path is broken.
 */
export function sourcesOf(
  model: Model,
  operation: Operation,
  { path, search, headers }: Asked,
): Readonly<Record<ParameterPlace, FieldSource>> {
  const { textsIn, inQuery, inCookies } = known.get(operation) ?? placesOf(model, operation);
  const texts = textsIn(path);
  return {
    header: { text: (name) => askedHeader(name.toLowerCase(), headers) },
    query: { text: () => search, isTaken: inQuery },
    querystring: { text: () => search || undefined },
    path: { text: (name) => texts.get(name) },
    cookie: { text: () => headers.cookie, isTaken: inCookies },
  };
}

/** `fetch` writes `accept-language: *` where nobody asked for a language. */
function askedHeader(name: string, headers: Asked["headers"]): string | undefined {
  const text = headers[name];
  return name === "accept-language" && text === "*" ? undefined : text;
}

function placesOf(model: Model, operation: Operation): Places {
  const taken = (place: "query" | "cookie") => takenIn(place, model.parameters(operation, place), operation);
  const places = { textsIn: pathReader(operation.path), inQuery: taken("query"), inCookies: taken("cookie") };
  known.set(operation, places);
  return places;
}

function takenIn(place: string, fields: readonly Field[], { security }: Operation): IsTaken {
  const keys = security
    .flatMap(({ schemes }) => schemes.map(({ scheme }) => scheme))
    .filter((scheme) => scheme?.type === "apiKey" && scheme.in === place)
    .map((scheme) => String(scheme?.name));
  const names = fields.flatMap(({ written, schema }) => [
    written.name,
    ...(written.explode && written.style === "form" ? outlineOf(schema).names : []),
  ]);
  const taken = new Set([...keys, ...names]);
  const deep = fields.filter(({ written }) => written.style === "deepObject");
  return (key) => taken.has(key) || deep.some(({ written }) => key.startsWith(`${written.name}[`));
}
