import type { Contract } from "@partner-licenses/document/contract";
import type { Fault } from "@partner-licenses/document/faults";
import { isSafe, type Operation, subjectOf } from "./operations.ts";
import { capitalize } from "./words.ts";

const reservedAtRoot = new Set(["call", "raw", "fetch", "baseUrl", "contractVersion", "then"]);

/** Throws a ContractError for what only OpenAPI 3.2 can say and no generated code can send yet. */
export function checkMethods(contract: Contract, operations: readonly Operation[]): void {
  const unknown = operations.filter(({ method }) => method === "query" || method !== method.toLowerCase());
  const whole = operations.filter(({ parameters }) => parameters.some((each) => each.in === "querystring"));
  const [first] = [...unknown, ...whole];
  if (first === undefined) return;
  const what = unknown.includes(first) ? `the method \`${first.method}\`` : "a parameter `in: querystring`";
  throw contract.fault(
    [...unknown, ...whole].map(({ pointer }) => pointer),
    {
      code: "not-generated",
      message: `${what} has no generated code yet`,
      hint: "generate from a contract without it; the diff and the gate take it",
    },
  );
}

/** Throws a ContractError when two operations would get one name, or a name is taken by the client itself. */
export function checkNames(contract: Contract, operations: readonly Operation[]): void {
  unique(
    contract,
    operations,
    (operation) => operation.id,
    (id) => ({
      code: "operation-id-twice",
      message: `two operations have the operationId "${id}"`,
      hint: "give each operation an operationId of its own",
    }),
  );
  unique(contract, operations, chainKey, (chain) => ({
    code: "chain-twice",
    message: `two operations fall on the chain \`client.${chain}\``,
    hint: "rename a path, or set `x-chain-name` on one of the operations",
  }));
  unique(
    contract,
    operations.filter(isSafe),
    (operation) => subjectOf(operation.id),
    (subject) => ({
      code: "hook-twice",
      message: `two operations give the hook name \`use${capitalize(subject)}\``,
      hint: "rename one operationId, so that they differ by more than get or list",
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
  fault: (key: string) => Fault,
): void {
  const seen = new Map<string, Operation>();
  for (const operation of operations) {
    const key = keyOf(operation);
    const other = seen.get(key);
    seen.set(key, operation);
    if (other !== undefined) throw contract.fault([operation.pointer, other.pointer], fault(key));
  }
}

function checkChainWords(contract: Contract, operation: Operation): void {
  const names = chainKey(operation).split(".");
  const taken = reservedAtRoot.has(names[0] ?? "") ? names[0] : names.find((name) => name === "then");
  if (taken === undefined) return;
  throw contract.fault(operation.pointer, {
    code: "chain-word-taken",
    message: `the chain \`client.${names.join(".")}\` needs the name "${taken}", which the client uses itself`,
    hint: "rename the path segment, or set `x-chain-name` on the operation",
  });
}

function checkNoOperationInsideAnother(contract: Contract, operations: readonly Operation[]): void {
  const leaves = new Map(operations.map((operation) => [chainKey(operation), operation]));
  for (const operation of operations) {
    const names = chainKey(operation).split(".");
    for (let length = 1; length < names.length; length++) {
      const outer = leaves.get(names.slice(0, length).join("."));
      if (outer === undefined) continue;
      throw contract.fault([operation.pointer, outer.pointer], {
        code: "chain-inside-call",
        message: `\`client.${names.join(".")}\` would lie inside the call \`client.${chainKey(outer)}()\``,
        hint: "set `x-chain-name` on one of the operations",
      });
    }
  }
}
