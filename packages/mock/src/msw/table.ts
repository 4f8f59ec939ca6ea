import built from "built:answers";
import { isJson } from "@partner-licenses/document/model/media-types";
import { answerKey } from "../contract/prebuilt-key.ts";
import type { Operation } from "../contract/types.ts";
import type { Engine, EngineAnswer, WantedResponse } from "../engine/types.ts";
import { readPlainly } from "./request.ts";

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
    respond: (operation, wanted) => respond(index === operation ? table : undefined, index, wanted),
    read: (_, request) => readPlainly(contract.operations[index]?.path ?? "", request),
    answer({ prefer }): EngineAnswer {
      const key = table?.byKey[answerKey(prefer)] ?? table?.byKey[answerKey({})];
      return table?.answers[key ?? 0] ?? bare(index, contract.operations[index]);
    },
  };
}

/** A body as it is sent where no schema is at hand. */
function respond(
  table: (typeof built.tables)[number] | undefined,
  index: number,
  { status, example, headers = {}, body }: WantedResponse,
): EngineAnswer {
  const prefer = {
    ...(status === undefined ? {} : { code: status }),
    ...(example === undefined ? {} : { example }),
  };
  const key = table?.byKey[answerKey(prefer)];
  const base = key === undefined ? undefined : table?.answers[key];
  const answer = base ?? {
    ...bare(index, contract.operations[index]),
    ...(status === undefined ? {} : { status }),
  };
  if (body === undefined) return { ...answer, headers: { ...answer.headers, ...headers } };
  const isText = typeof body.value === "string";
  const type = { "Content-Type": isText ? "text/plain" : "application/json" };
  const sent = { ...(base === undefined ? type : {}), ...answer.headers, ...headers };
  const isJsonType = Object.entries(sent).some(
    ([name, value]) => /^content-type$/i.test(name) && isJson(String(value)),
  );
  return {
    ...answer,
    headers: sent,
    body: isText && !isJsonType ? String(body.value) : JSON.stringify(body.value),
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
