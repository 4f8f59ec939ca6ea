import { deref } from "@partner-licenses/document/deref";
import {
  asArray,
  get,
  isObject,
  type Json,
  type JsonObject,
  objectOrEmpty,
} from "@partner-licenses/document/json";
import { methodsIn } from "@partner-licenses/document/model/methods";
import type { ParameterPlace } from "@partner-licenses/document/model/parameters";
import { isSent, undeclared } from "../../model/sent.ts";
import { visit } from "./visit.ts";

/** Leaves out parameters that are not sent, adds variables that nobody declared, and gives `content` its schema. */
export function lowerParameters(document: JsonObject): void {
  visit(document, (kind, value) => {
    if (kind !== "parameter" || value.content === undefined) return;
    const [media] = Object.values(objectOrEmpty(value.content));
    const schema = get(media, "schema");
    if (schema !== undefined) value.schema = schema;
  });
  for (const [path, written] of Object.entries(objectOrEmpty(document.paths))) {
    const item = deref(document, written);
    if (!isObject(item)) continue;
    keepSent(document, path, item);
    for (const { keys } of methodsIn(item)) {
      const operation = deref(document, get(item, ...keys) as Json | undefined);
      if (!isObject(operation)) continue;
      keepSent(document, path, operation);
      const known = [item, operation].flatMap((holder) => namesIn(document, holder));
      const added = undeclared(path, known).map((name) => ({
        ...{ name, in: "path", required: true },
        schema: { type: "string" },
      }));
      if (added.length > 0) operation.parameters = [...asArray(operation.parameters), ...added];
    }
  }
}

function keepSent(document: JsonObject, path: string, holder: JsonObject): void {
  if (Array.isArray(holder.parameters))
    holder.parameters = holder.parameters.filter((each) => isSent(path, nameOf(document, each)));
}

function namesIn(document: JsonObject, holder: JsonObject) {
  return asArray(holder.parameters).map((each) => nameOf(document, each));
}

function nameOf(document: JsonObject, parameter: Json) {
  const { name, in: place } = objectOrEmpty(deref(document, parameter));
  return { name: String(name), in: String(place) as ParameterPlace };
}
