import type { Operation } from "@partner-licenses/document/model/operations";
import type { ParameterPlace } from "@partner-licenses/document/model/parameters";
import type { Source } from "./check/fields.ts";
import { textsIn } from "./check/path.ts";
import type { EngineRequest } from "./types.ts";

/** What is read of a request. */
export type Asked = Pick<EngineRequest, "path" | "search" | "headers" | "body">;

/**
 * Where a request holds the parameters of each place. Throws a URIError when the encoding of its path is broken.
 */
export function sourcesOf(
  { path: template, parameters }: Operation,
  { path, search, headers }: Asked,
): Readonly<Record<ParameterPlace, Source>> {
  const texts = textsIn(template, path);
  const others = new Set(parameters.filter((each) => each.in === "query").map(({ name }) => name));
  return {
    header: { text: (name) => headers[name.toLowerCase()] },
    query: { text: () => search, others },
    querystring: { text: () => search || undefined },
    path: { text: (name) => texts.get(name) },
    cookie: { text: () => headers.cookie },
  };
}
