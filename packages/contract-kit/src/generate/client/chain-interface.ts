import type { JsonObject } from "@partner-licenses/document/json";
import type { ChainStep } from "../../model/chain.ts";
import { firstFree } from "../../model/naming/free.ts";
import type { Operation, Parameter } from "../../model/operations.ts";
import { camelCase } from "../../model/words.ts";
import { operationDoc } from "../documentation.ts";
import { docComment, key } from "../text.ts";
import { isVariableName } from "../words-taken.ts";

/** One step of the chain with what hangs on it. */
export interface ChainNode {
  step: ChainStep | undefined;
  children: Map<string, ChainNode>;
  leaves: Operation[];
  /** All operations on or behind the step, and what each calls its parameters. */
  uses: { readonly operation: Operation; readonly step: ChainStep }[];
}

/** An interface that mirrors the paths, so that hover and completion show each operation's own documentation. */
export function chainInterface(name: string, operations: readonly Operation[]): string[] {
  return [`export interface ${name} {`, ...members(chainTree(operations), "  "), "}"];
}

/** The operations as a tree of chain steps. */
export function chainTree(operations: readonly Operation[]): ChainNode {
  const root: ChainNode = { step: undefined, children: new Map(), leaves: [], uses: [] };
  for (const operation of operations) insert(root, operation);
  return root;
}

function insert(root: ChainNode, operation: Operation): void {
  let node = root;
  for (const step of operation.chain) {
    let child = node.children.get(step.name);
    if (child === undefined) {
      child = { step, children: new Map(), leaves: [], uses: [] };
      node.children.set(step.name, child);
    }
    child.uses.push({ operation, step });
    node = child;
  }
  node.leaves.push(operation);
}

function members(node: ChainNode, indent: string): string[] {
  const leaves = node.leaves.flatMap((operation) => [
    ...docComment(operationDoc(operation), indent),
    `${indent}readonly ${key(operation.leaf)}: ${operationType(operation)}<${JSON.stringify(operation.id)}>;`,
  ]);
  const children = [...node.children].flatMap(([name, child]) => [
    `${indent}${head(name, child)} {`,
    ...members(child, `${indent}  `),
    `${indent}};`,
  ]);
  return [...leaves, ...children];
}

/** The type of the function at the end of the chain. */
export function operationType({ pages }: Operation): "Operation" | "PagedOperation" {
  return pages === undefined ? "Operation" : "PagedOperation";
}

function head(name: string, node: ChainNode): string {
  const parameters = node.step?.parameters ?? [];
  if (parameters.length === 0) return `readonly ${key(name)}:`;
  const taken = new Set<string>();
  const list = parameters.map((parameter, index) => {
    const words = camelCase(parameter);
    const named = firstFree(taken, [isVariableName(words) ? words : `${words}_`]);
    return `${named}: ${stepType(node, index)}`;
  });
  return `${key(name)}(${list.join(", ")}):`;
}

/** The type of a path parameter that a step takes: what any of the operations behind it takes. */
export function stepType({ uses }: ChainNode, index: number): string {
  const texts = new Set<string>();
  const structured = new Map<JsonObject, string>();
  for (const { operation, step } of uses) {
    const parameter = pathParameter(operation, step.parameters[index]);
    const types = textTypes(parameter);
    for (const type of types ?? []) texts.add(type);
    if (parameter && !types) structured.set(parameter.schema, generatedType(operation, parameter));
  }
  const inOrder = ["string", "number", "boolean"].filter((type) => texts.has(type));
  return [...inOrder, ...structured.values()].join(" | ");
}

/** The path parameter of an operation that has this name. */
export function pathParameter({ parameters }: Operation, name: string | undefined): Parameter | undefined {
  return parameters.find((each) => each.in === "path" && each.name === name);
}

/** Keywords that say what kind of value there is; without them it is any text. */
const kinds = ["type", "allOf", "anyOf", "oneOf", "properties", "items", "additionalProperties"];

const textType: Readonly<Record<string, string>> = {
  ...{ string: "string", number: "number", integer: "number", boolean: "boolean" },
};

/** The types of which a path takes the text; undefined for a parameter that may be a list, an object or JSON. */
export function textTypes({ schema, content }: Partial<Parameter> = {}): string[] | undefined {
  if (content !== undefined) return undefined;
  if (schema === undefined || !kinds.some((keyword) => keyword in schema)) return ["string", "number"];
  const types = [schema.type].flat().map((type) => textType[String(type)]);
  return types.includes(undefined) ? undefined : (types as string[]);
}

/** Whether the chain names a type that is generated for a path parameter of the operation. */
export function hasStructuredStep({ parameters }: Operation): boolean {
  return parameters.some((each) => each.in === "path" && textTypes(each) === undefined);
}

function generatedType({ id }: Operation, { name }: Parameter): string {
  return `CallArguments<${JSON.stringify(id)}>["path"][${JSON.stringify(name)}]`;
}
