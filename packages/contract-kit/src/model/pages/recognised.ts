import { type JsonObject, objectOrEmpty } from "@partner-licenses/document/json";
import { join } from "@partner-licenses/document/reader/pointer";
import { isSafe, type Operation } from "../operations.ts";
import { words } from "../words.ts";
import { answerSchema, hasHeader, listIn, schemaAt } from "./body.ts";

const cursors =
  /^(cursor|after|starting after|start after|(next )?page token|next token|continuation token|marker)$/;
const nextCursors =
  /^((next )?cursor|end cursor|next (page|page token|token|marker)|continuation token|(page )?after)$/;
const nextUrls = /^(odata )?next( link| url| page url| href)?$/;
const offsets = /^(offset|skip|start index|start at)$/;
const numbers = /^(page|page number|page no|page index)$/;
const holders = [
  "meta",
  "metadata",
  "pagination",
  "paging",
  "page_info",
  "pageInfo",
  "links",
  "_links",
  "cursors",
];

/** What an operation seems to declare by the names of its parameters and of what it answers; as `x-pagination` says it. */
export function recognisedPages(document: JsonObject, operation: Operation): JsonObject | undefined {
  const body = answerSchema(operation);
  if (!isSafe(operation) || operation.stream !== undefined || listIn(document, body) === undefined)
    return undefined;
  const parameter = (names: RegExp, type?: string) =>
    operation.parameters.find(
      (each) =>
        each.in === "query" &&
        names.test(plain(each.name)) &&
        (type === undefined || isOf(each.schema, type)),
    )?.name;
  const value = (names: RegExp, isUrl: boolean) => pointerTo(document, body, names, isUrl);
  const cursor = parameter(cursors);
  const next = cursor === undefined ? undefined : value(nextCursors, false);
  if (cursor !== undefined && next !== undefined) return { kind: "cursor", parameter: cursor, next };
  const url = value(nextUrls, true);
  if (url !== undefined) return { kind: "url", next: url };
  if (hasHeader(operation, "link")) return { kind: "link" };
  const offset = parameter(offsets, "integer");
  if (offset !== undefined) return { kind: "offset", parameter: offset };
  const page = parameter(numbers, "integer");
  return page === undefined ? undefined : { kind: "page", parameter: page };
}

/** `$skip`, `page_token` and `pageToken` in words. */
function plain(name: string): string {
  return words(name).join(" ").toLowerCase();
}

function isOf(schema: JsonObject, type: string): boolean {
  return [schema.type].flat().some((each) => each === type || each === "number");
}

/** The pointer to a text of such a name in a body, or in what usually holds it. */
function pointerTo(
  document: JsonObject,
  body: JsonObject[string] | undefined,
  names: RegExp,
  isUrl: boolean,
): string | undefined {
  for (const path of [[], ...holders.map((holder) => [holder])]) {
    const properties = objectOrEmpty(schemaAt(document, body, path)?.properties);
    const found = Object.keys(properties).find((name) => {
      const schema = objectOrEmpty(schemaAt(document, properties[name], []));
      const saysUrl = /^uri/.test(String(schema.format)) || /(url|link|href)$/.test(plain(name));
      const isHolder = /^_?links$/.test(path[0] ?? "");
      return names.test(plain(name)) && isOf(schema, "string") && isUrl === (saysUrl || isHolder);
    });
    if (found !== undefined) return join("", ...path, found);
  }
  return undefined;
}
