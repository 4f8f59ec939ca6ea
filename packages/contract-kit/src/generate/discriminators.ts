import {
  asArray,
  asString,
  get,
  isObject,
  type Json,
  type JsonObject,
  objectOrEmpty,
} from "@partner-licenses/document/json";
import { flatten } from "./values.ts";

/**
 * Removes the discriminators whose branches name their values by `const` or `enum`: TypeScript narrows by these,
 * while openapi-typescript would put the schemas' names in their place. Changes the document.
 */
export function dropNamedDiscriminators(document: JsonObject, value: Json | undefined = document): void {
  if (Array.isArray(value)) for (const item of value) dropNamedDiscriminators(document, item);
  if (!isObject(value)) return;
  const property = asString(get(value["discriminator"], "propertyName"));
  const branches = [...asArray(value["oneOf"]), ...asArray(value["anyOf"])];
  if (property !== undefined && branches.length > 0 && branches.every(names(document, property)))
    delete value["discriminator"];
  for (const part of Object.values(value)) dropNamedDiscriminators(document, part);
}

function names(document: JsonObject, property: string): (branch: Json) => boolean {
  return (branch) => {
    const schema = objectOrEmpty(objectOrEmpty(flatten(document, branch)["properties"])[property]);
    return schema["const"] !== undefined || Array.isArray(schema["enum"]);
  };
}
