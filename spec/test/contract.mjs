import { readFileSync } from "node:fs";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

/** The bundle that the package publishes. */
export const contract = JSON.parse(readFileSync(new URL("../dist/openapi.json", import.meta.url), "utf8"));

/** The node behind a `$ref` of the bundle, or the node itself. */
export function resolve(node) {
  if (node?.$ref === undefined) return node;
  return node.$ref
    .split("/")
    .slice(1)
    .reduce((parent, key) => parent[key.replaceAll("~1", "/").replaceAll("~0", "~")], contract);
}

/** Every declared response, as `[operationId, status, response]`. */
export const responses = Object.values(contract.paths).flatMap((path) =>
  Object.values(path)
    .filter((operation) => operation.responses)
    .flatMap(({ operationId, responses }) =>
      Object.entries(responses).map(([status, response]) => [operationId, status, resolve(response)]),
    ),
);

/** Every named example of a response, as `[operationId, status, name, value, schema]`. */
export const examples = responses.flatMap(([operationId, status, { content = {} }]) =>
  Object.values(content).flatMap(({ schema, examples = {} }) =>
    Object.entries(examples).map(([name, example]) => [
      operationId,
      status,
      name,
      resolve(example).value,
      schema,
    ]),
  ),
);

/** Checks a value against a schema of `document` (the bundle by default) and returns what is wrong, or undefined. */
export function validator(document = contract) {
  const ajv = addFormats.default(new Ajv.default({ strict: false, allErrors: true }));
  ajv.addSchema(document, "contract");
  return (schema, value) => {
    const absolute = JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#', '"$ref":"contract#'));
    const validate = ajv.compile(absolute);
    return validate(value) ? undefined : ajv.errorsText(validate.errors);
  };
}
