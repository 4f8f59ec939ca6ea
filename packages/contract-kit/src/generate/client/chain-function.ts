import type { Operation } from "../../model/operations.ts";
import { key } from "../text.ts";
import { type ChainNode, chainTree, stepType } from "./chain-interface.ts";

/**
 * A function that builds the call chain. Its `end` makes the function of one operation from its id
 * and its path parameters, which the steps before it took.
 */
export function chainFunction(
  name: string,
  api: string,
  operations: readonly Operation[],
  constants: Constants,
): string[] {
  if (operations.length === 0)
    return [
      "/** Builds the call chain of a contract without operations. */",
      `export function ${name}(): ${api}Chain {`,
      "  return {};",
      "}",
    ];
  return [
    "/** Builds the call chain. `end` makes the function of an operation from its id and its path parameters. */",
    `export function ${name}(end: EndOfChain<${api}Api>): ${api}Chain {`,
    "  return {",
    ...members(chainTree(operations), "    ", 0, constants),
    "  };",
    "}",
  ];
}

type Constants = ReadonlyMap<Operation, string>;

function members(node: ChainNode, indent: string, taken: number, constants: Constants): string[] {
  const leaves = node.leaves.map(
    (operation) => `${indent}${key(operation.leaf)}: ${leaf(operation, constants)},`,
  );
  const children = [...node.children].flatMap(([name, child]) => {
    const count = child.step?.parameters.length ?? 0;
    const names = Array.from({ length: count }, (_, index) => `p${taken + index}: ${stepType(child, index)}`);
    const [open, close] = count > 0 ? [`(${names.join(", ")}) => ({`, "}),"] : ["{", "},"];
    return [
      `${indent}${key(name)}: ${open}`,
      ...members(child, `${indent}  `, taken + count, constants),
      `${indent}${close}`,
    ];
  });
  return [...leaves, ...children];
}

function leaf(operation: Operation, constants: Constants): string {
  const { id, path, pages } = operation;
  const parameters = [...path.matchAll(/\{([^}]+)\}/g)].map(
    ([, name], index) => `${JSON.stringify(name)}: p${index}`,
  );
  const taken = parameters.length === 0 ? "" : `, { ${parameters.join(", ")} }`;
  const end = `end(${JSON.stringify(id)}${taken})`;
  return pages === undefined ? end : `paged(${end}, ${constants.get(operation)}.pages)`;
}
