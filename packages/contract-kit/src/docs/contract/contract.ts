import { harmless } from "@partner-licenses/document/check/check";
import { type Contract as Document, readContract as readDocument } from "@partner-licenses/document/contract";
import { deref as follow, workspaceOf } from "@partner-licenses/document/deref";
import type { JsonObject } from "@partner-licenses/document/json";
import { type Example, examplesOf } from "@partner-licenses/document/model/content";
import {
  type Operation as Described,
  operationsOf,
  webhooksOf,
} from "@partner-licenses/document/model/operations";
import type { SecurityAlternative } from "@partner-licenses/document/model/security";
import type { Server } from "@partner-licenses/document/model/servers";
import type { Contract, MediaType, OperationObject, ParameterObject, Ref, Response } from "./openapi.ts";

/** One operation of the contract with its references resolved one level deep. */
export interface ContractOperation {
  /** Whether the API calls its reader, who answers. */
  isWebhook: boolean;
  id: string;
  method: string;
  path: string;
  tag: string | undefined;
  operation: OperationObject;
  parameters: ParameterObject[];
  responses: { status: string; response: Response }[];
  security: readonly SecurityAlternative[];
  servers: readonly Server[];
}

/** A contract of one or several files as one document. Throws a ContractError when it has a fault or no title. */
export function readContract(file: string): { contract: Contract; files: readonly string[] } {
  const document = readDocument(file, harmless);
  return { contract: contractOf(document), files: document.files };
}

/** What the docs read of a contract. Throws a ContractError when it has no title. */
export function contractOf(document: Document): Contract {
  const contract = document.document as unknown as Partial<Contract>;
  if (contract.info?.title && contract.info.version) return contract as Contract;
  throw document.fault("#/info", {
    code: "no-title",
    message: "the site needs `info.title` and `info.version`",
    hint: "add both to the contract",
  });
}

/** Follows `$ref`s inside the document. Throws a ContractError when one points nowhere, or at itself. */
export function deref<T extends object>(contract: Contract, node: T | Ref): T {
  return follow(asDocument(contract), node as JsonObject) as T;
}

function asDocument(contract: Contract): JsonObject {
  return contract as unknown as JsonObject;
}

/** All operations in the order of the contract. */
export function listOperations(contract: Contract): ContractOperation[] {
  return operationsOf(workspaceOf(asDocument(contract))).map(entryOf);
}

/** All webhooks in the order of the contract; their path is their name. */
export function listWebhooks(contract: Contract): ContractOperation[] {
  return webhooksOf(workspaceOf(asDocument(contract))).map(entryOf);
}

function entryOf(operation: Described): ContractOperation {
  return {
    isWebhook: operation.kind === "webhook",
    id: operation.operationId ?? `${operation.method} ${operation.path}`,
    method: operation.method,
    path: operation.path,
    tag: operation.tags[0],
    operation: operation.value as OperationObject,
    parameters: operation.parameters.map(({ value }) => value as unknown as ParameterObject),
    responses: operation.responses.map(({ status, value }) => ({ status, response: value as Response })),
    security: operation.security,
    servers: operation.servers,
  };
}

/** Named examples of a media type; a single `example` counts as one named "default". */
export function listExamples(contract: Contract, media: MediaType): Example[] {
  const workspace = workspaceOf(asDocument(contract));
  return examplesOf(workspace, { value: media, loc: workspace.root.loc });
}
