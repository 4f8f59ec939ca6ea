import { objectOrEmpty } from "@partner-licenses/document/json";
import type { Model } from "../../model/model.ts";
import type { Operation, ResponseModel } from "../../model/operations.ts";
import { fileText, key, literal } from "../text.ts";

/** The names of statuses and examples for each operation, so that mock handlers are typed. */
export function mockTarget(model: Model): Record<string, string> {
  return {
    "examples.ts": fileText([
      "/** Method, path and named examples by status, for each operation of the contract. */",
      "export const examples = {",
      ...model.operations.flatMap(operationLines),
      "} as const;",
      "",
      "/** The operationIds of the contract. */",
      "export type OperationId = keyof typeof examples;",
    ]),
  };
}

function operationLines(operation: Operation): string[] {
  return [
    `  ${key(operation.id)}: {`,
    `    method: ${JSON.stringify(operation.method)},`,
    `    path: ${JSON.stringify(operation.path)},`,
    "    responses: {",
    ...operation.responses.map(
      (response) => `      ${key(response.status)}: ${literal(exampleNames(response))},`,
    ),
    "    },",
    "  },",
  ];
}

function exampleNames(response: ResponseModel): string[] {
  const names = Object.values(response.content).flatMap((media) =>
    Object.keys(objectOrEmpty(media.examples)),
  );
  return [...new Set(names)];
}
