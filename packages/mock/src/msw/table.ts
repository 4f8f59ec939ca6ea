import built from "built:answers";
import { answerKey } from "../contract/prebuilt-key.ts";
import type { Operation } from "../contract/types.ts";
import type { Engine, EngineAnswer } from "../engine/types.ts";

export const { contract } = built;

/** Index of an operation by its `operationId`. Throws on an unknown one. */
export function operationIndex(id: string): number {
  const index = contract.operations.findIndex(({ iid }) => iid === id);
  if (index >= 0) return index;
  throw new Error(
    `The contract has no operation ${id}. Known: ${contract.operations.map(({ iid }) => iid).join(", ")}.`,
  );
}

/** Answers one operation from the table that was built with this package; requests are not checked. */
export function tableEngine(index: number): Engine {
  const table = built.tables[index];
  return {
    faults: () => [],
    answer({ prefer }): EngineAnswer {
      const key = table?.byKey[answerKey(prefer)] ?? table?.byKey[answerKey({})];
      return table?.answers[key ?? 0] ?? bare(index, contract.operations[index]);
    },
  };
}

function bare(index: number, operation: Operation | undefined): EngineAnswer {
  const status = Number(operation?.responses[0]?.code) || 200;
  return {
    status,
    headers: {},
    body: undefined,
    violations: [],
    violationHeader: undefined,
    operation: index,
  };
}
