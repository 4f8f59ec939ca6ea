import type { Contract } from "@partner-licenses/document/contract";
import type { ContractError } from "@partner-licenses/document/errors";
import { methods } from "@partner-licenses/document/model/methods";
import { variablesOf } from "@partner-licenses/document/model/templates";
import type { NameChange } from "./naming/names.ts";
import type { Operation } from "./operations.ts";

/** The operations that generated code can send, and a note for each of the others. */
export function sendable(
  contract: Contract,
  operations: readonly Operation[],
): { operations: readonly Operation[]; notes: readonly ContractError[] } {
  const notes: ContractError[] = [];
  const left = operations.filter((operation) => {
    const why = whyNotSent(operation);
    if (why === undefined) return true;
    notes.push(
      contract.fault(operation.pointer, {
        code: "not-generated",
        message: `${why} has no generated code: the operation is left out`,
        hint: "call it by other means; the diff, the gate and the mock take it",
      }),
    );
    return false;
  });
  return { operations: left, notes };
}

/** What no generated code can send: a method that is not in upper case, and one variable in two places. */
function whyNotSent({ method, path }: Operation): string | undefined {
  if (!methods.some((each) => each === method) && /[a-z]/.test(method)) return `the method \`${method}\``;
  const names = variablesOf(path);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice === undefined ? undefined : `a path with \`{${twice}}\` twice`;
}

/** Whether an operation has a hook, and a page in the sample app. */
export function hasHook({ stream }: Operation): boolean {
  return stream === undefined;
}

/** A note for each stream: a hook is for an answer that ends. */
export function streamNotes(contract: Contract, operations: readonly Operation[]): ContractError[] {
  return operations
    .filter((operation) => !hasHook(operation))
    .map(({ pointer, stream }) =>
      contract.fault(pointer, {
        code: "stream-without-hook",
        message: `\`${stream?.media}\` arrives item by item: the operation has no React hook and no page in the sample app`,
        hint: "read it with the client: `for await (const item of await …)`",
      }),
    );
}

const inCode: Readonly<Record<NameChange["kind"], (name: string) => string>> = {
  operationId: (name) => `the operationId \`${name}\``,
  chain: (name) => `\`client.${name}\``,
  hook: (name) => `the hook name \`${name}\``,
};

const toChoose: Readonly<Record<NameChange["kind"], string>> = {
  operationId: "to choose it, give the operation an `operationId`",
  chain: "to choose it, set `x-chain-name` on the operation",
  hook: "to choose it",
};

/** A note for each name that was taken. */
export function nameNotes(contract: Contract, changes: readonly NameChange[]): ContractError[] {
  return changes.map(({ kind, operation, wanted, given }) => {
    const key = operation.hasId ? operation.id : `${operation.method.toUpperCase()} ${operation.path}`;
    return contract.fault(operation.pointer, {
      code: "name-taken",
      message: `${inCode[kind](wanted)} is taken: this operation has ${inCode[kind](given)}`,
      hint: `${toChoose[kind]}${kind === "hook" ? ", set" : ", or"} \`names\` in contract.config.json: ${JSON.stringify({ [key]: { [kind]: "…" } })}`,
    });
  });
}
