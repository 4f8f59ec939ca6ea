import { deref } from "@partner-licenses/document/deref";
import { get, type Json, type JsonObject, objectOrEmpty } from "@partner-licenses/document/json";
import { isIgnored } from "../../model/ignored.ts";
import { visit } from "./visit.ts";

/** Leaves out the parameters that the specification ignores, and gives those with `content` its schema as theirs. */
export function lowerParameters(document: JsonObject): void {
  visit(document, (kind, value) => {
    if ((kind === "pathItem" || kind === "operation") && Array.isArray(value["parameters"]))
      value["parameters"] = value["parameters"].filter((each) => isSent(document, each));
    if (kind !== "parameter" || value["content"] === undefined) return;
    const [media] = Object.values(objectOrEmpty(value["content"]));
    const schema = get(media, "schema");
    if (schema !== undefined) value["schema"] = schema;
  });
}

function isSent(document: JsonObject, parameter: Json): boolean {
  const { name, in: place } = objectOrEmpty(deref(document, parameter));
  return !isIgnored(String(place), String(name));
}
