import { words } from "@partner-licenses/document/words";
import MiniSearch from "minisearch";
import { type Api, routeOf } from "./api.ts";

/** An operation that fits a query. */
export interface Hit {
  readonly operationId: string;
  readonly operation: string;
  readonly summary: string;
  readonly deprecated?: true;
}

/** What finds operations: the best first, all in the contract's order for an empty query. */
export type Search = (query: string, limit: number) => { readonly total: number; readonly hits: Hit[] };

/** The search over a contract: by words, their beginnings, and with a letter wrong. */
export function searchOf({ operations }: Api): Search {
  const index = new MiniSearch({
    fields: ["name", "path", "summary", "tags", "description"],
    tokenize: (text) => words(text),
    searchOptions: {
      boost: { name: 4, summary: 3, path: 2, tags: 2 },
      prefix: true,
      fuzzy: (word) => (word.length > 4 ? 0.2 : false),
    },
  });
  index.addAll(
    [...operations].map(([id, { path, method, summary, description, tags }]) => ({
      id,
      name: `${id} ${method}`,
      path,
      summary: summary ?? "",
      tags: tags.join(" "),
      description: description ?? "",
    })),
  );
  return (query, limit) => {
    const isEmpty = words(query).length === 0;
    const found = isEmpty ? [...operations.keys()] : index.search(query).map(({ id }) => String(id));
    return { total: found.length, hits: found.slice(0, limit).flatMap((id) => hitOf(id)) };
  };

  function hitOf(operationId: string): Hit[] {
    const operation = operations.get(operationId);
    if (operation === undefined) return [];
    const { summary, description, deprecated } = operation;
    const text = summary ?? description?.split("\n")[0] ?? "";
    return [
      {
        operationId,
        operation: routeOf(operation),
        summary: text.slice(0, 200),
        ...(deprecated && { deprecated }),
      },
    ];
  }
}
