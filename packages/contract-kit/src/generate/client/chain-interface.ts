import type { ChainStep } from "../../model/chain.ts";
import type { Operation } from "../../model/operations.ts";
import { camelCase } from "../../model/words.ts";
import { operationDoc } from "../documentation.ts";
import { docComment, key } from "../text.ts";

/** One step of the chain with what hangs on it. */
export interface ChainNode {
  step: ChainStep | undefined;
  children: Map<string, ChainNode>;
  leaves: Operation[];
  first: Operation | undefined;
}

/** An interface that mirrors the paths, so that hover and completion show each operation's own documentation. */
export function chainInterface(name: string, operations: readonly Operation[]): string[] {
  return [`export interface ${name} {`, ...members(chainTree(operations), "  "), "}"];
}

/** The operations as a tree of chain steps. */
export function chainTree(operations: readonly Operation[]): ChainNode {
  const root: ChainNode = { step: undefined, children: new Map(), leaves: [], first: undefined };
  for (const operation of operations) insert(root, operation);
  return root;
}

function insert(root: ChainNode, operation: Operation): void {
  let node = root;
  for (const step of operation.chain) {
    let child = node.children.get(step.name);
    if (child === undefined) {
      child = { step, children: new Map(), leaves: [], first: operation };
      node.children.set(step.name, child);
    }
    node = child;
  }
  node.leaves.push(operation);
}

function members(node: ChainNode, indent: string): string[] {
  const leaves = node.leaves.flatMap((operation) => [
    ...docComment(operationDoc(operation), indent),
    `${indent}readonly ${key(operation.leaf)}: Operation<${JSON.stringify(operation.id)}>;`,
  ]);
  const children = [...node.children].flatMap(([name, child]) => [
    `${indent}${head(name, child)} {`,
    ...members(child, `${indent}  `),
    `${indent}};`,
  ]);
  return [...leaves, ...children];
}

function head(name: string, node: ChainNode): string {
  const parameters = node.step?.parameters ?? [];
  if (parameters.length === 0) return `readonly ${key(name)}:`;
  const list = parameters.map((parameter, index) => `${camelCase(parameter)}: ${stepType(node, index)}`);
  return `${key(name)}(${list.join(", ")}):`;
}

/** The type of a path parameter that a step takes. */
export function stepType({ step, first }: ChainNode, index: number): string {
  return parameterType(first, step?.parameters[index] ?? "");
}

function parameterType(operation: Operation | undefined, name: string): string {
  const schema = operation?.parameters.find(
    (parameter) => parameter.in === "path" && parameter.name === name,
  )?.schema;
  const type = schema?.["type"];
  if (type === "integer" || type === "number") return "number";
  return type === "string" ? "string" : "string | number";
}
