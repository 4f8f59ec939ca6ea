import { objectOrEmpty } from "@partner-licenses/document/json";
import type { Model } from "../../model/model.ts";
import type { Operation, ResponseModel } from "../../model/operations.ts";
import { fileText, key, literal } from "../text.ts";
import { openapiTypes } from "../types/openapi.ts";

/**
 * The names of statuses and examples for each operation, and what each operation takes and answers, so that mock
 * handlers and replies are typed.
 */
export async function mockTarget(model: Model): Promise<Record<string, string>> {
  return {
    "operations.ts": (await openapiTypes(model)).text,
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
