// @ts-check
// The arguments of calls that the contract allows.
import { examplesOf } from "@partner-licenses/document/model/content";
import {
  covers,
  isForm,
  isJson,
  isRange,
  isSequence,
  isUrlencoded,
  isXml,
  usualIn,
} from "@partner-licenses/document/model/media-types";
import { isIgnoredHeader } from "@partner-licenses/document/model/parameters";
import { variablesOf } from "@partner-licenses/document/model/templates";
import { judge } from "@partner-licenses/document/values/judge";
import { sample } from "@partner-licenses/document/values/sample/sample";
import { writeXml } from "../../../packages/mock/src/engine/xml/write.ts";

/** @import { MediaType } from "@partner-licenses/document/model/content" */
/** @import { Operation } from "@partner-licenses/document/model/operations" */
/** @import { Schemas } from "@partner-licenses/document/values/schema/schemas" */
/** @import { Target, Workspace } from "@partner-licenses/document/reader/workspace" */

/**
 * The arguments for each call that an operation is tried with: what is required, in each media type of the body, and
 * all that may be sent. Throws where nothing fits what is required.
 * @param {Workspace} workspace
 * @param {Schemas} schemas those of requests
 * @param {Operation} operation
 * @returns {object[]}
 */
export function callsOf(workspace, schemas, operation) {
  const { body, method } = operation;
  const content = method === "get" || method === "head" ? [] : (body?.content ?? []);
  const [first, ...others] = content;
  const least = parametersOf(schemas, operation, "least");
  const calls = [{ ...least, ...bodyOf(workspace, schemas, first, "least") }];
  const more = [
    ...others.map((media) => () => ({
      ...least,
      ...bodyOf(workspace, schemas, media, "least"),
      headers: { "content-type": media.type },
    })),
    () => ({ ...parametersOf(schemas, operation, "full"), ...bodyOf(workspace, schemas, first, "full") }),
  ];
  for (const make of more) {
    try {
      calls.push(make());
    } catch (error) {
      // what fits an optional part may be nothing
      if (!(error instanceof NothingFits)) throw error;
    }
  }
  return calls;
}

class NothingFits extends Error {}

/**
 * @param {Schemas} schemas
 * @param {Operation} operation
 * @param {"least" | "full"} fill
 */
function parametersOf(schemas, { path, parameters }, fill) {
  /** @type {Record<string, unknown>} */
  const input = { path: {}, query: {}, header: {}, cookie: {} };
  for (const name of variablesOf(path)) Object(input.path)[name] = "text";
  for (const parameter of parameters) {
    const isKnown = parameter.in !== "path" || variablesOf(path).includes(parameter.name);
    const isSent = parameter.required || fill === "full";
    if (!isSent || isIgnoredHeader(parameter) || !isKnown) continue;
    const isWhole = parameter.in === "querystring" || parameter.in === "path";
    const found = valueFor(schemas, parameter.schema, [], isWhole ? "full" : fill);
    // an empty object is no text
    const isNothing = parameter.content === undefined && JSON.stringify(found) === "{}";
    const value = isNothing ? valueFor(schemas, parameter.schema, [], "full") : found;
    if (parameter.in === "querystring") input.querystring = value;
    else {
      const sent = parameter.in === "path" && value === "" ? "text" : value;
      // `__proto__` is a name like any other
      input[parameter.in] = Object.fromEntries([
        ...Object.entries(Object(input[parameter.in])),
        [parameter.name, sent],
      ]);
    }
  }
  return input;
}

/**
 * @param {Workspace} workspace
 * @param {Schemas} schemas
 * @param {MediaType | undefined} media
 * @param {"least" | "full"} fill
 */
function bodyOf(workspace, schemas, media, fill) {
  if (media === undefined) return {};
  const { type } = Object(media.schema && workspace.deref(media.schema.value, media.schema.loc).value);
  if (isForm(media.type) && type === "array") throw new NothingFits("no list is a form");
  const examples = fill === "full" ? [] : examplesOf(workspace, media).map(({ value }) => value);
  return { body: written(workspace, media, valueFor(schemas, media.schema, examples, fill)) };
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
  if (made.kind === "none") throw new NothingFits(made.reason);
  return made.value;
}

/**
 * As the client takes it: JSON and forms as values, all else as text.
 * @param {Workspace} workspace
 * @param {MediaType} media
 * @param {unknown} value
 */
function written(workspace, { type, schema }, value) {
  if (
    isJson(type) ||
    (isRange(type) && typeof value !== "string") ||
    isUrlencoded(type) ||
    type.startsWith("multipart/")
  )
    return value;
  if (isRange(type) && !covers(type, "text/plain")) return new Blob([String(value)], { type: usualIn(type) });
  if (isXml(type)) return typeof value === "string" ? value : writeXml(value, workspace, schema);
  // what a schema says of a sequence it says of the list of its items
  if (isSequence(type) && Array.isArray(value))
    return value.map((item) => `${JSON.stringify(item)}\n`).join("");
  return typeof value === "string" ? value : JSON.stringify(value);
}
