import type { Contract } from "@partner-licenses/document/contract";
import { workspaceOf } from "@partner-licenses/document/deref";
import { walk } from "@partner-licenses/document/grammar/walk";
import { get, isObject, type JsonObject } from "@partner-licenses/document/json";
import { covers, isJson, isRange } from "@partner-licenses/document/model/media-types";
import { at, type Loc, valueAt } from "@partner-licenses/document/reader/pointer";
import { Schemas } from "@partner-licenses/document/values/schema/schemas";
import { outlineOf } from "@partner-licenses/document/values/wire/outline";

const json = "application/json";

/**
 * The contract with `application/json` for each range of media types, whose schema takes no text:
 * of all that the range takes, only JSON is described by such a schema. The same contract where there is none.
 */
export function withJsonForRanges(contract: Contract): Contract {
  const found = rangesIn(contract);
  if (found.length === 0) return contract;
  const document = structuredClone(contract.document);
  for (const { pointer, type } of found) rename(valueAt(document, pointer.slice(1)) as JsonObject, type);
  return { ...contract, document, workspace: workspaceOf(document) };
}

/** The ranges that only JSON fits, each with the pointer of the map that holds it. */
function rangesIn({ workspace, version }: Contract): { readonly pointer: string; readonly type: string }[] {
  const schemas = new Schemas(workspace, { dialect: version, direction: "response" });
  const isValue = (media: unknown, loc: Loc) => {
    const schema = get(media, "schema");
    return schema !== undefined && !outlineOf(schemas.at(schema, at(loc, "schema"))).types.has("string");
  };
  const found: { pointer: string; type: string }[] = [];
  walk(workspace, ({ kind, value, source, pointer }) => {
    if (kind !== "content" || !isObject(value)) return kind !== "schema";
    const types = Object.keys(value);
    const type = types.some(isJson) ? undefined : types.find((each) => isRange(each) && covers(each, json));
    if (type !== undefined && isValue(value[type], at({ source, pointer }, type)))
      found.push({ pointer, type });
    return true;
  });
  return found;
}

/** In its place: the first media type is the one that is sent. */
function rename(content: JsonObject, type: string): void {
  for (const [key, media] of Object.entries(content)) {
    delete content[key];
    content[key === type ? json : key] = media;
  }
}
