import type { Operation } from "@partner-licenses/document/model/operations";
import type { ParameterPlace } from "@partner-licenses/document/model/parameters";
import type { Source } from "./check/fields.ts";
import { type PathReader, pathReader } from "./check/path.ts";
import type { EngineRequest } from "./types.ts";

/** What is read of a request. */
export type Asked = Pick<EngineRequest, "path" | "search" | "headers" | "body">;

/** What of an operation is the same for all its requests. */
interface Places {
  readonly textsIn: PathReader;
  /** The names in the query that belong to parameters of their own. */
  readonly others: ReadonlySet<string>;
}

const known = new WeakMap<Operation, Places>();

/**
 * Where a request holds the parameters of each place. Throws a URIError when the encoding of its path is broken.
 */
export function sourcesOf(
  operation: Operation,
  { path, search, headers }: Asked,
): Readonly<Record<ParameterPlace, Source>> {
  const { textsIn, others } = known.get(operation) ?? placesOf(operation);
  const texts = textsIn(path);
  return {
    header: { text: (name) => askedHeader(name.toLowerCase(), headers) },
    query: { text: () => search, others },
    querystring: { text: () => search || undefined },
    path: { text: (name) => texts.get(name) },
    cookie: { text: () => headers.cookie },
  };
}

/** `fetch` writes `accept-language: *` where nobody asked for a language. */
function askedHeader(name: string, headers: Asked["headers"]): string | undefined {
  const text = headers[name];
  return name === "accept-language" && text === "*" ? undefined : text;
}

function placesOf(operation: Operation): Places {
  const { path, parameters } = operation;
  const query = parameters.filter((each) => each.in === "query").map(({ name }) => name);
  const places = { textsIn: pathReader(path), others: new Set(query) };
  known.set(operation, places);
  return places;
}
