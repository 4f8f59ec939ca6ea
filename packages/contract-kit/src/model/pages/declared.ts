import { isObject, type Json, type JsonObject } from "@partner-licenses/document/json";
import { isJson } from "@partner-licenses/document/model/media-types";
import { keysOf } from "@partner-licenses/document/reader/pointer";
import type { Operation } from "../operations.ts";
import { answerSchema, defaultOf, isList, listIn, schemaAt } from "./body.ts";

/** What leads from one page to the next. */
export const pageKinds = ["cursor", "offset", "page", "link", "url"] as const;
export type PageKind = (typeof pageKinds)[number];

/** How the pages of an operation hang together; `items` and those below are keys that lead to a value in a body. */
export interface PagesModel {
  readonly kind: PageKind;
  readonly items: readonly string[];
  readonly parameter: string | undefined;
  readonly at: readonly string[] | undefined;
  readonly more: readonly string[] | undefined;
  readonly total: readonly string[] | undefined;
  readonly last: readonly string[] | undefined;
  readonly start: number | undefined;
}

const pointers = ["items", "next", "more", "total", "last"] as const;

/** The fields that each kind of `x-pagination` has besides `kind` and `items`, and which of them it needs. */
const fields: Readonly<Record<PageKind, { needs: readonly string[]; takes: readonly string[] }>> = {
  cursor: { needs: ["parameter", "next"], takes: ["more"] },
  offset: { needs: ["parameter"], takes: ["start", "total", "more"] },
  page: { needs: ["parameter"], takes: ["start", "last", "more"] },
  link: { needs: [], takes: [] },
  url: { needs: ["next"], takes: [] },
};

/** What `x-pagination` says of an operation; a text where it cannot be so, which says why. */
export function declaredPages(
  document: JsonObject,
  operation: Operation,
  declaration: Json,
): PagesModel | string {
  if (!isObject(declaration)) return "it is no object";
  const kind = pageKinds.find((each) => each === declaration.kind);
  if (kind === undefined) return `its \`kind\` is none of ${pageKinds.join(", ")}`;
  const wrong = wrongField(declaration, kind);
  if (wrong !== undefined) return wrong;
  const body = answerSchema(operation);
  if (body === undefined) return "no JSON of a success is declared";
  const keys = (name: (typeof pointers)[number]) =>
    declaration[name] === undefined ? undefined : keysOf(String(declaration[name]));
  const items = keys("items") ?? listIn(document, body);
  if (items === undefined) return "the answer holds no list, or several: name one by `items`";
  const list = schemaAt(document, body, items);
  if (list === undefined || !isList(list)) return `\`items\` leads to no list in the answer`;
  const lost = pointers.find((name) => schemaAt(document, body, keys(name) ?? []) === undefined);
  if (lost !== undefined) return `\`${lost}\` leads nowhere in the answer`;
  const parameter = declaration.parameter === undefined ? undefined : String(declaration.parameter);
  if (
    parameter !== undefined &&
    !isQuery(operation, parameter) &&
    !isInBody(document, operation, kind, parameter)
  )
    return `the operation has no query parameter \`${parameter}\``;
  const start = typeof declaration.start === "number" ? declaration.start : undefined;
  return {
    ...{
      kind,
      items,
      parameter,
      at: keys("next"),
      more: keys("more"),
      total: keys("total"),
      last: keys("last"),
    },
    start: start ?? (kind === "cursor" ? undefined : defaultOf(document, operation, parameter ?? "")),
  };
}

function wrongField(declaration: JsonObject, kind: PageKind): string | undefined {
  const { needs, takes } = fields[kind];
  const missing = needs.find((name) => declaration[name] === undefined);
  if (missing !== undefined) return `\`${kind}\` needs \`${missing}\``;
  const known = ["kind", "items", ...needs, ...takes];
  const unknown = Object.keys(declaration).find((name) => !known.includes(name));
  if (unknown !== undefined) return `\`${kind}\` has no \`${unknown}\``;
  const other = pointers.find(
    (name) => declaration[name] !== undefined && !/^(\/|$)/.test(String(declaration[name])),
  );
  return other === undefined ? undefined : `\`${other}\` is no JSON pointer, such as \`/data\``;
}

/** Whether a cursor is a member of an object that is sent as JSON: `/cursor`. */
function isInBody(document: JsonObject, { body }: Operation, kind: PageKind, parameter: string): boolean {
  const [type = "", media] = Object.entries(body?.content ?? {})[0] ?? [];
  const [name, ...deeper] = parameter.startsWith("/") ? keysOf(parameter) : [];
  if (kind !== "cursor" || !isJson(type) || name === undefined || deeper.length > 0) return false;
  return schemaAt(document, media?.schema, [name]) !== undefined;
}

function isQuery({ parameters }: Operation, name: string): boolean {
  return parameters.some((each) => each.in === "query" && each.name === name);
}
