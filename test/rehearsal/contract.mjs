// @ts-check
// Reads and edits any OpenAPI contract: finds an operation to try, adds a field to its answer, takes it away again.
import { readFile, writeFile } from "node:fs/promises";
import { get, isObject } from "@partner-licenses/document/json";
import { examplesOf } from "@partner-licenses/document/model/content";
import { isJson } from "@partner-licenses/document/model/media-types";
import { operationsOf } from "@partner-licenses/document/model/operations";
import { load } from "@partner-licenses/document/reader/load";
import { keysOf } from "@partner-licenses/document/reader/pointer";
import { parseDocument } from "yaml";

/** The field that the rehearsal adds. */
export const field = "rehearsedField";
/** The field that the first release has, and the last one has not. */
export const former = "rehearsedFormer";
const value = "rehearsed";

/**
 * The required parameters of each operation with their examples, by operationId, as `call` of the client takes them.
 * @param {string | object} contract
 * @returns {Record<string, Record<string, Record<string, unknown>>>}
 */
export function callOptions(contract) {
  const { workspace } = load(contract);
  /** @type {Record<string, Record<string, Record<string, unknown>>>} */
  const result = {};
  for (const { operationId, parameters } of operationsOf(workspace)) {
    if (operationId === undefined) continue;
    /** @type {Record<string, Record<string, unknown>>} */
    const options = {};
    for (const parameter of parameters.filter(({ required }) => required)) {
      const [example] = examplesOf(workspace, parameter);
      options[parameter.in] = { ...options[parameter.in], [parameter.name]: example?.value };
    }
    result[operationId] = options;
  }
  return result;
}

/** @typedef {ReturnType<typeof readOperation>} Operation */

/**
 * A reading operation whose successful answer is a JSON object, and where the parts of that answer stand.
 * Throws when the contract has none.
 * @param {string} file
 */
export function readOperation(file) {
  const { workspace } = load(file);
  const all = callOptions(file);
  for (const { operationId = "", method, responses } of operationsOf(workspace)) {
    if (method !== "get") continue;
    for (const { content } of responses.filter(({ status }) => status.startsWith("2"))) {
      const media = content.find(({ type }) => isJson(type));
      if (media?.schema === undefined) continue;
      const schema = workspace.deref(media.schema.value, media.schema.loc);
      const options = all[operationId] ?? {};
      const known = Object.values(options).flatMap((each) => Object.values(each));
      if (get(schema.value, "properties") === undefined || known.includes(undefined)) continue;
      const examples = examplesOf(workspace, media).filter(({ value }) => isObject(value));
      return {
        id: operationId,
        options,
        schema: keysOf(schema.loc.pointer),
        examples: examples.map(({ loc }) => keysOf(loc.pointer)),
      };
    }
  }
  throw new Error(`${file} has no GET operation that answers with a JSON object and has examples`);
}

/**
 * Adds an optional field to the answer of the operation and to its examples.
 * @param {string} file
 * @param {Pick<Operation, "schema" | "examples">} operation
 * @param {string} name
 */
export async function addField(file, { schema, examples }, name) {
  await edit(file, (document) => {
    const description = "Added by the release rehearsal.";
    document.setIn([...schema, "properties", name], { type: "string", description, example: value });
    for (const path of examples) document.setIn([...path, name], value);
  });
}

/**
 * Takes the field away: a break for those who read it.
 * @param {string} file
 * @param {Pick<Operation, "schema" | "examples">} operation
 * @param {string} name
 */
export async function removeField(file, { schema, examples }, name) {
  await edit(file, (document) => {
    for (const path of [[...schema, "properties"], ...examples]) document.deleteIn([...path, name]);
  });
}

/**
 * @param {string} file
 * @param {(document: import("yaml").Document) => void} change
 */
async function edit(file, change) {
  const document = parseDocument(await readFile(file, "utf8"));
  change(document);
  await writeFile(file, document.toString({ lineWidth: 0 }));
}
