import { deref } from "@partner-licenses/document/deref";
import {
  asArray,
  isObject,
  type Json,
  type JsonObject,
  objectOrEmpty,
} from "@partner-licenses/document/json";

const deepest = 6;

/** A schema with its `allOf` merged and the first of its alternatives taken: enough to make one value. */
export function flatten(document: JsonObject, value: Json | undefined, depth = 0): JsonObject {
  const schema = objectOrEmpty(deref(document, value));
  if (depth > deepest) return schema;
  const [alternative] = [...asArray(schema.oneOf), ...asArray(schema.anyOf)];
  const parts = [...asArray(schema.allOf), ...(alternative === undefined ? [] : [alternative])];
  return parts.map((part) => flatten(document, part, depth + 1)).reduce(merge, schema);
}

function merge(schema: JsonObject, part: JsonObject): JsonObject {
  const both = { ...part, ...schema };
  if (isObject(part.properties))
    both.properties = { ...part.properties, ...objectOrEmpty(schema.properties) };
  if (Array.isArray(part.required))
    both.required = [...new Set([...asArray(schema.required), ...part.required])];
  return both;
}
