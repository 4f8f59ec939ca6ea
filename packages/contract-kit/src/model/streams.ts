import { asObject, get, type Json } from "@partner-licenses/document/json";
import type { MediaType } from "@partner-licenses/document/model/content";
import { essenceOf, isStream } from "@partner-licenses/document/model/media-types";
import type { Response } from "@partner-licenses/document/model/operations";
import type { Target, Workspace } from "@partner-licenses/document/reader/workspace";

/** How a client reads a sequence: whole events, the JSON in each, or the text. */
export type ItemKind = "event" | "json" | "text";

/** A success that is a sequence of items. */
export interface StreamModel {
  readonly media: string;
  readonly kind: ItemKind;
  /** The schema of one item as written; undefined when the contract says nothing of it. */
  readonly item: Json | undefined;
}

/** The sequence among the successes of an operation; undefined when there is none. */
export function streamOf(workspace: Workspace, responses: readonly Response[]): StreamModel | undefined {
  const content = responses.filter(({ status }) => /^2/.test(status)).flatMap((response) => response.content);
  const media = content.find(({ type }) => isStream(type));
  if (media === undefined) return undefined;
  const { type, itemSchema, schema } = media;
  return {
    media: type,
    kind: kindOf(workspace, media),
    item: (itemSchema ?? itemIn(workspace, schema))?.value as Json,
  };
}

/** OpenAPI before 3.2 has no word for an item: there the schema is that of an item, or of a list of all. */
function itemIn(workspace: Workspace, schema: Target | undefined): Target | undefined {
  if (schema === undefined) return undefined;
  const { value, loc } = workspace.deref(schema.value, schema.loc);
  return get(value, "type") === "array" ? { value: get(value, "items"), loc } : schema;
}

/** With `itemSchema` an event is what it describes; with a schema alone, that of the data in it. */
function kindOf(workspace: Workspace, { type, schema, itemSchema }: MediaType): ItemKind {
  if (essenceOf(type) !== "text/event-stream") return "json";
  if (itemSchema !== undefined || schema === undefined) return "event";
  const { value } = workspace.deref(schema.value, schema.loc);
  return asObject(value)?.type === "string" ? "text" : "json";
}
