import type { Json, JsonObject } from "@partner-licenses/document/json";
import { isJson } from "@partner-licenses/document/model/media-types";
import type { Model } from "../../model/model.ts";
import { type Operation, type Parameter, subjectOf } from "../../model/operations.ts";
import { camelCase } from "../../model/words.ts";
import { type GenerateConfig, type SampleClient, sampleClientOf } from "../config.ts";
import { fileText, key, literal } from "../text.ts";
import { bodyExample, exampleOf } from "../values.ts";

/** One TypeScript sample for each operation, a module that compiles and runs against the mock. */
export function samplesTarget(
  model: Model,
  config: Pick<GenerateConfig, "name" | "packages" | "sampleClient">,
): Record<string, string> {
  const sampleClient = sampleClientOf(config, model);
  const files = model.operations.map((operation) => [
    `samples/${operation.id}.ts`,
    sample(model.document, operation, sampleClient),
  ]);
  return Object.fromEntries(files) as Record<string, string>;
}

function sample(document: JsonObject, operation: Operation, client: SampleClient): string {
  const call = `await ${client.variable}${chainCode(document, operation)}(${optionsCode(document, operation)})`;
  return fileText([
    `import { ${client.create} } from ${JSON.stringify(client.package)};`,
    "",
    `const ${client.variable} = ${client.create}({`,
    `  auth: () => process.env[${JSON.stringify(client.tokenVariable)}] ?? "",`,
    `  baseUrl: process.env[${JSON.stringify(client.baseUrlVariable)}],`,
    "});",
    "",
    ...(answers(operation)
      ? [
          `const ${resultName(operation, client)} = ${call};`,
          `console.log(${resultName(operation, client)});`,
        ]
      : [`${call};`]),
  ]);
}

function resultName(operation: Operation, client: SampleClient): string {
  const name = camelCase(subjectOf(operation.id));
  return [client.variable, "console", "process"].includes(name) ||
    /^(new|delete|default|import|export)$/.test(name)
    ? "result"
    : name;
}

function answers(operation: Operation): boolean {
  return operation.responses.some(
    (response) => response.status.startsWith("2") && Object.keys(response.content).length > 0,
  );
}

function chainCode(document: JsonObject, operation: Operation): string {
  const steps = operation.chain.map((step) => {
    const access = member(step.name);
    if (step.parameters.length === 0) return access;
    return `${access}(${step.parameters.map((name) => literal(pathValue(document, operation, name))).join(", ")})`;
  });
  return steps.join("") + member(operation.leaf);
}

function member(name: string): string {
  return key(name) === name ? `.${name}` : `[${JSON.stringify(name)}]`;
}

function pathValue(document: JsonObject, operation: Operation, name: string): Json {
  const parameter = operation.parameters.find(
    (candidate) => candidate.in === "path" && candidate.name === name,
  );
  return parameter === undefined ? "id" : exampleOf(document, parameter);
}

function optionsCode(document: JsonObject, operation: Operation): string {
  const required = operation.parameters.filter(
    (parameter) => parameter.required && parameter.role === undefined,
  );
  const inPlace = (where: Parameter["in"]) =>
    Object.fromEntries(
      required
        .filter((parameter) => parameter.in === where)
        .map((parameter) => [parameter.name, exampleOf(document, parameter)]),
    );
  const options = Object.entries({ query: inPlace("query"), header: inPlace("header") }).filter(
    ([, value]) => Object.keys(value).length > 0,
  );
  const entries = options.map(([name, value]) => `${name}: ${literal(value)}`);
  if (operation.body?.required === true) entries.push(`body: ${bodyCode(document, operation)}`);
  return entries.length === 0 ? "" : `{ ${entries.join(", ")} }`;
}

/** JSON as it is; other bodies in the form that `fetch` takes. */
function bodyCode(document: JsonObject, operation: Operation): string {
  const value = bodyExample(document, operation);
  const [type = ""] = Object.keys(operation.body?.content ?? {});
  if (isJson(type) || typeof value !== "object") return literal(value);
  if (type === "multipart/form-data") return "new FormData()";
  return `new URLSearchParams(${literal(value)})`;
}
