// Reads and edits any OpenAPI contract: finds an operation to try, adds a field to its answer, takes it away again.
import { readFile, writeFile } from "node:fs/promises";
import { parse, parseDocument } from "yaml";

/** The field that the rehearsal adds. */
export const field = "rehearsedField";
const value = "rehearsed";

/**
 * The required parameters of each operation with their examples, by operationId, as `call` of the client takes them.
 * @param {any} contract
 * @returns {Record<string, Record<string, Record<string, unknown>>>}
 */
export function callOptions(contract) {
  const result = {};
  for (const item of Object.values(contract.paths)) {
    for (const operation of Object.values(item)) {
      if (operation.operationId === undefined) continue;
      const options = {};
      for (const given of [...(item.parameters ?? []), ...(operation.parameters ?? [])]) {
        const parameter = given.$ref ? valueAt(contract, pointerPath(given.$ref)) : given;
        if (!parameter.required) continue;
        options[parameter.in] = { ...options[parameter.in], [parameter.name]: parameter.example };
      }
      result[operation.operationId] = options;
    }
  }
  return result;
}

/**
 * A reading operation whose successful answer is a JSON object, and where the parts of that answer stand.
 * Throws when the contract has none.
 */
export async function readOperation(file) {
  const contract = parse(await readFile(file, "utf8"));
  const options = callOptions(contract);
  for (const [path, { get }] of Object.entries(contract.paths)) {
    for (const status of Object.keys(get?.responses ?? {}).filter((code) => /^2/.test(code))) {
      const response = follow(contract, ["paths", path, "get", "responses", status]);
      const type = Object.keys(valueAt(contract, response).content ?? {}).find((each) => /json/.test(each));
      if (type === undefined) continue;
      const media = [...response, "content", type];
      const schema = follow(contract, [...media, "schema"]);
      const { properties } = valueAt(contract, schema) ?? {};
      const known = Object.values(options[get.operationId]).flatMap(Object.values);
      if (properties === undefined || known.includes(undefined)) continue;
      return {
        id: get.operationId,
        options: options[get.operationId],
        schema,
        ...examplesOf(contract, media),
      };
    }
  }
  throw new Error(`${file} has no GET operation that answers with a JSON object and has examples`);
}

function examplesOf(contract, media) {
  const { example, examples = {} } = valueAt(contract, media);
  const named = Object.keys(examples).map((name) => [
    ...follow(contract, [...media, "examples", name]),
    "value",
  ]);
  const all = example === undefined ? named : [...named, [...media, "example"]];
  return { examples: all.filter((path) => isRecord(valueAt(contract, path))) };
}

/** Adds an optional field to the answer of the operation and to its examples. */
export async function addField(file, { schema, examples }) {
  await edit(file, (document) => {
    const description = "Added by the release rehearsal.";
    document.setIn([...schema, "properties", field], { type: "string", description, example: value });
    for (const path of examples) document.setIn([...path, field], value);
  });
}

/** Takes the field away: a break for those who read it. */
export async function removeField(file, { schema, examples }) {
  await edit(file, (document) => {
    for (const path of [[...schema, "properties"], ...examples]) document.deleteIn([...path, field]);
  });
}

async function edit(file, change) {
  const document = parseDocument(await readFile(file, "utf8"));
  change(document);
  await writeFile(file, document.toString({ lineWidth: 0 }));
}

/** Where a value really stands, behind its references. */
function follow(contract, path) {
  const { $ref } = valueAt(contract, path) ?? {};
  return $ref === undefined ? path : follow(contract, pointerPath($ref));
}

function pointerPath(reference) {
  return reference
    .slice(2)
    .split("/")
    .map((step) => decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~"));
}

function valueAt(contract, path) {
  return path.reduce((at, step) => at?.[step], contract);
}

function isRecord(given) {
  return typeof given === "object" && given !== null && !Array.isArray(given);
}
