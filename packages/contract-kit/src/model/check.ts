import { ContractError } from "@partner-licenses/document/errors";
import type { Contract } from "../load/contract.ts";
import { isSafe, type Operation, subjectOf } from "./operations.ts";
import { capitalize } from "./words.ts";

const reservedAtRoot = new Set(["call", "raw", "fetch", "baseUrl", "contractVersion", "then"]);

/** Throws a ContractError when two operations would get one name, or a name is taken by the client itself. */
export function checkNames(contract: Contract, operations: readonly Operation[]): void {
  unique(
    contract,
    operations,
    (operation) => operation.id,
    (id) => ({
      message: `two operations have the operationId "${id}"`,
      hint: "give each operation an operationId of its own; nothing was written",
    }),
  );
  unique(contract, operations, chainKey, (chain) => ({
    message: `two operations fall on the chain \`client.${chain}\``,
    hint: "rename a path, or set `x-chain-name` on one of the operations; nothing was written",
  }));
  unique(
    contract,
    operations.filter(isSafe),
    (operation) => subjectOf(operation.id),
    (subject) => ({
      message: `two operations give the hook name \`use${capitalize(subject)}\``,
      hint: "rename one operationId, so that they differ by more than get or list; nothing was written",
    }),
  );
  for (const operation of operations) checkChainWords(contract, operation);
  checkNoOperationInsideAnother(contract, operations);
}

/** The chain as it is written in code, for comparison: `customers.byCustomerId.orders.get`. */
export function chainKey(operation: Operation): string {
  return [...operation.chain.map((step) => step.name), operation.leaf].join(".");
}

function unique(
  contract: Contract,
  operations: readonly Operation[],
  keyOf: (operation: Operation) => string,
  fault: (key: string) => { message: string; hint: string },
): void {
  const seen = new Map<string, Operation>();
  for (const operation of operations) {
    const key = keyOf(operation);
    const other = seen.get(key);
    seen.set(key, operation);
    if (other === undefined) continue;
    const { message, hint } = fault(key);
    throw new ContractError(message, {
      hint,
      places: [contract.locate(operation.pointer), contract.locate(other.pointer)],
    });
  }
}

function checkChainWords(contract: Contract, operation: Operation): void {
  const names = chainKey(operation).split(".");
  const taken = reservedAtRoot.has(names[0] ?? "") ? names[0] : names.find((name) => name === "then");
  if (taken === undefined) return;
  throw new ContractError(
    `the chain \`client.${names.join(".")}\` needs the name "${taken}", which the client uses itself`,
    {
      places: [contract.locate(operation.pointer)],
      hint: "rename the path segment, or set `x-chain-name` on the operation; nothing was written",
    },
  );
}

function checkNoOperationInsideAnother(contract: Contract, operations: readonly Operation[]): void {
  const leaves = new Map(operations.map((operation) => [chainKey(operation), operation]));
  for (const operation of operations) {
    const names = chainKey(operation).split(".");
    for (let length = 1; length < names.length; length++) {
      const outer = leaves.get(names.slice(0, length).join("."));
      if (outer === undefined) continue;
      throw new ContractError(
        `\`client.${names.join(".")}\` would lie inside the call \`client.${chainKey(outer)}()\``,
        {
          places: [contract.locate(operation.pointer), contract.locate(outer.pointer)],
          hint: "set `x-chain-name` on one of the operations; nothing was written",
        },
      );
    }
  }
}
