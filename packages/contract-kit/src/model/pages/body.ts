import { deref } from "@partner-licenses/document/deref";
import { get, type Json, type JsonObject, objectOrEmpty } from "@partner-licenses/document/json";
import { isJson } from "@partner-licenses/document/model/media-types";
import { flatten } from "../flatten.ts";
import type { Operation } from "../operations.ts";

/** The schema of an operation's JSON success; undefined where it has none. */
export function answerSchema({ responses }: Operation): Json | undefined {
  const contents = responses
    .filter(({ status }) => /^2/.test(status))
    .flatMap(({ content }) => Object.entries(content));
  return contents.find(([type]) => isJson(type))?.[1].schema;
}

/** The schema that the keys lead to inside another one; undefined where they lead nowhere. */
export function schemaAt(
  document: JsonObject,
  schema: Json | undefined,
  keys: readonly string[],
): JsonObject | undefined {
  if (schema === undefined) return undefined;
  const own = flatten(document, schema);
  const [key, ...rest] = keys;
  if (key === undefined) return own;
  const isIndex = isList(own) && /^-?\d+$/.test(key);
  return schemaAt(document, isIndex ? (own.items ?? {}) : get(own.properties, key), rest);
}

/** Whether a schema is that of a list, which may also be null. */
export function isList(schema: JsonObject): boolean {
  return [schema.type].flat().includes("array") || schema.items !== undefined;
}

/** Keys that lead to the list in a body: the body itself, or the only list in it, or the one of a usual name. */
export function listIn(document: JsonObject, schema: Json | undefined): string[] | undefined {
  const body = schemaAt(document, schema, []);
  if (body === undefined) return undefined;
  if (isList(body)) return [];
  const lists = Object.keys(objectOrEmpty(body.properties)).filter((name) =>
    isList(objectOrEmpty(schemaAt(document, body, [name]))),
  );
  const usual = ["data", "items", "results", "value", "values", "records", "entries"];
  const name = lists.length === 1 ? lists[0] : usual.find((each) => lists.includes(each));
  return name === undefined ? undefined : [name];
}

/** A header of an operation's success, whatever the case of its name. */
export function hasHeader({ responses }: Operation, name: string): boolean {
  return responses
    .filter(({ status }) => /^2/.test(status))
    .some(({ headers }) => Object.keys(headers).some((each) => each.toLowerCase() === name));
}

/** The default of a query parameter that is a number. */
export function defaultOf(document: JsonObject, { parameters }: Operation, name: string): number | undefined {
  const schema = parameters.find((each) => each.in === "query" && each.name === name)?.schema;
  const value = get(deref(document, schema), "default");
  return typeof value === "number" ? value : undefined;
}
