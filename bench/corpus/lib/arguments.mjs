// @ts-check
// The arguments of a call that the contract allows: what is required, and a body where one is declared.
import { examplesOf } from "@partner-licenses/document/model/content";
import {
  covers,
  isJson,
  isRange,
  isUrlencoded,
  isXml,
  usualIn,
} from "@partner-licenses/document/model/media-types";
import { isIgnoredHeader } from "@partner-licenses/document/model/parameters";
import { variablesOf } from "@partner-licenses/document/model/templates";
import { judge } from "@partner-licenses/document/values/judge";
import { sample } from "@partner-licenses/document/values/sample/sample";

/** @import { Operation } from "@partner-licenses/document/model/operations" */
/** @import { Schemas } from "@partner-licenses/document/values/schema/schemas" */
/** @import { Target } from "@partner-licenses/document/reader/workspace" */

/**
 * @param {import("@partner-licenses/document/reader/workspace").Workspace} workspace
 * @param {Schemas} schemas those of requests
 * @param {Operation} operation
 */
export function argumentsOf(workspace, schemas, { path, parameters, body, method }) {
  /** @type {Record<string, unknown>} */
  const input = { path: {}, query: {}, header: {}, cookie: {} };
  for (const name of variablesOf(path)) Object(input.path)[name] = "text";
  for (const parameter of parameters) {
    const isKnown = parameter.in !== "path" || variablesOf(path).includes(parameter.name);
    if (!parameter.required || isIgnoredHeader(parameter) || !isKnown) continue;
    // an empty object is no text
    const fill = parameter.in === "querystring" || parameter.in === "path" ? "full" : "least";
    const value = valueFor(schemas, parameter.schema, [], fill);
    if (parameter.in === "querystring") input.querystring = value;
    else
      Object(input[parameter.in])[parameter.name] = parameter.in === "path" && value === "" ? "text" : value;
  }
  const media = body?.content[0];
  if (media === undefined || method === "get" || method === "head") return input;
  const examples = examplesOf(workspace, media).map(({ value }) => value);
  const value = valueFor(schemas, media.schema, examples);
  return { ...input, body: written(media.type, value) };
}

/**
 * @param {Schemas} schemas
 * @param {Target | undefined} schema
 * @param {readonly unknown[]} examples
 * @param {"least" | "full"} [fill]
 */
function valueFor(schemas, schema, examples, fill = "least") {
  if (schema === undefined) return examples[0] ?? "text";
  const whole = schemas.at(schema.value, schema.loc);
  const fitting = examples.find((example) => judge(whole, example).kind === "accepted");
  if (fitting !== undefined) return fitting;
  const made = sample(whole, { items: 1, fill });
  if (made.kind === "none") throw new Error(made.reason);
  return made.value;
}

/**
 * As the client takes it: JSON and forms as values, all else as text.
 * @param {string} type
 * @param {unknown} value
 */
function written(type, value) {
  if (
    isJson(type) ||
    (isRange(type) && typeof value !== "string") ||
    isUrlencoded(type) ||
    type.startsWith("multipart/")
  )
    return value;
  if (isRange(type) && !covers(type, "text/plain")) return new Blob([String(value)], { type: usualIn(type) });
  if (isXml(type)) return typeof value === "string" ? value : "<root/>";
  return typeof value === "string" ? value : JSON.stringify(value);
}
