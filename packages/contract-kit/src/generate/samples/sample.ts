import type { Json, JsonObject } from "@partner-licenses/document/json";
import { isInherited } from "@partner-licenses/document/values/sample/object";
import type { Model } from "../../model/model.ts";
import { type Operation, type Parameter, subjectOf } from "../../model/operations.ts";
import { camelCase } from "../../model/words.ts";
import { pathParameter, textTypes } from "../client/chain-interface.ts";
import { successTypes } from "../client/media.ts";
import type { SecurityPlan } from "../client/security.ts";
import type { SampleClient } from "../config.ts";
import { fileText, literal, member } from "../text.ts";
import { exampleOf, type Shown } from "../values.ts";
import { isVariableName } from "../words-taken.ts";
import { authLines } from "./auth.ts";
import { type BodyCode, bodyOf } from "./body.ts";
import { noteNone, noteWrong } from "./notes.ts";

/** What a sample calls, with the values that it gives. */
export interface Call {
  readonly operation: Operation;
  readonly body: BodyCode | undefined;
  readonly show: Show;
}

/** The call of an operation with values that fit; a note for each example that does not. */
export function callOf(model: Model, operation: Operation): Call {
  return { operation, body: bodyOf(model, operation), show: shower(model, operation) };
}

/** A call as a module; `plan` is that of the contract. */
export function sampleOf(
  model: Model,
  { operation, body, show }: Call,
  client: SampleClient,
  plan: SecurityPlan | undefined,
): string {
  if (body?.isNone === true) {
    if (body.isNoted !== true) noteNone(model, operation);
    return fileText(["// No value was found for the body of this call.", "export {};"]);
  }
  const options = optionsCode({ operation, body, show });
  const call = `await ${calleeOf({ operation, show }, client)}(${options})`;
  const name = resultName(operation, client);
  return fileText([
    ...setupLines(
      client,
      authLines(plan, operation, client),
      `process.env[${JSON.stringify(client.baseUrlVariable)}]`,
    ),
    ...(body?.before ?? []),
    ...printed(operation, call, name),
  ]);
}

/** The begin of a module that calls: the client, made with lines of credentials and the code of its address. */
export function setupLines(client: SampleClient, auth: readonly string[], baseUrl: string): string[] {
  return [
    `import { ${client.create} } from ${JSON.stringify(client.package)};`,
    "",
    `const ${client.variable} = ${client.create}({`,
    ...auth,
    `  baseUrl: ${baseUrl},`,
    "});",
    "",
  ];
}

function printed(operation: Operation, call: string, name: string): string[] {
  if (!answers(operation)) return [`${call};`];
  if (operation.stream === undefined || successTypes(operation).length > 1)
    return [`const ${name} = ${call};`, `console.log(${name});`];
  const item = name === "item" ? "each" : "item";
  return [`for await (const ${item} of ${call}) {`, `  console.log(${item});`, "}"];
}

type Show = (parameter: Parameter) => Json;

/** Shows a value for each parameter, and notes examples that do not fit. */
function shower(model: Model, operation: Operation): Show {
  const values = new Map<Parameter, Json>();
  return (parameter) => {
    const known = values.get(parameter);
    if (known !== undefined) return known;
    const shown: Shown = exampleOf(model.document, parameter);
    noteWrong(model, operation, `the parameter \`${parameter.name}\``, shown);
    values.set(parameter, shown.value);
    return shown.value;
  };
}

function resultName(operation: Operation, client: SampleClient): string {
  const name = camelCase(subjectOf(operation.id));
  const taken = [client.variable, client.create, "console", "process", "body", "fetch"];
  return taken.includes(name) || !isVariableName(name) ? "result" : name;
}

function answers(operation: Operation): boolean {
  return operation.responses.some(
    (response) => response.status.startsWith("2") && Object.keys(response.content).length > 0,
  );
}

/** The function that makes a call, as code names it. */
export function calleeOf(
  { operation, show }: Pick<Call, "operation" | "show">,
  client: SampleClient,
): string {
  const parts = calleeParts(operation).map((part, index) =>
    index % 2 === 0 ? part : literal(pathValue(operation, part, show)),
  );
  return client.variable + parts.join("");
}

/** What follows the client's name in code: every second part is the name of a path parameter, in the place of its value. */
export function calleeParts({ chain, leaf }: Operation): string[] {
  const parts = [""];
  const add = (code: string) => parts.push(`${parts.pop()}${code}`);
  for (const { name, parameters } of chain) {
    add(member(name));
    for (const [index, parameter] of parameters.entries()) {
      add(index === 0 ? "(" : ", ");
      parts.push(parameter, "");
    }
    if (parameters.length > 0) add(")");
  }
  add(member(leaf));
  return parts;
}

/** What a step takes: a text, a number or a boolean, but for a parameter that is more. */
function pathValue(operation: Operation, name: string, show: Show): Json {
  const parameter = pathParameter(operation, name);
  const value = parameter === undefined ? "" : show(parameter);
  const isText = typeof value !== "object" && value !== "";
  return isText || textTypes(parameter) === undefined ? value : "id";
}

/** The values of the variables in the path, by name. */
export function pathValues({ operation, show }: Call): JsonObject {
  const names = operation.chain.flatMap(({ parameters }) => parameters);
  return Object.fromEntries(names.map((name) => [name, pathValue(operation, name, show)]));
}

/** What a call is given besides the path, as an object in code, after the entries of `first`; empty when it is nothing. */
export function optionsCode({ operation, show, body }: Call, first: readonly string[] = []): string {
  const given = operation.parameters.filter(({ role }) => role === undefined);
  const required = given.filter((parameter) => parameter.required);
  const inPlace = (where: Parameter["in"]): JsonObject =>
    Object.fromEntries(
      given
        .filter((parameter) => parameter.in === where && (parameter.required || isInherited(parameter.name)))
        .map((parameter) => [parameter.name, show(parameter)]),
    );
  const options = (["query", "header", "cookie"] as const)
    .filter((place) => required.some((parameter) => parameter.in === place))
    .map((place) => [place, inPlace(place)] as const);
  const entries = [...first, ...options.map(([name, value]) => `${name}: ${literal(value)}`)];
  for (const parameter of required.filter((each) => each.in === "querystring"))
    entries.push(`querystring: ${literal(show(parameter))}`);
  if (body !== undefined) entries.push(body.code === "body" ? "body" : `body: ${body.code}`);
  return entries.length === 0 ? "" : `{ ${entries.join(", ")} }`;
}
