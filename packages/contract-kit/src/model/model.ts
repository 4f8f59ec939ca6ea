import { type Contract, readContract } from "@partner-licenses/document/contract";
import { asString, get, type JsonObject } from "@partner-licenses/document/json";
import { checkMethods, checkNames } from "./check.ts";
import { listOperations, type Operation } from "./operations.ts";

/** What the generators read: the bundled document and its operations, checked for names that collide. */
export interface Model {
  readonly contract: Contract;
  readonly document: JsonObject;
  readonly operations: readonly Operation[];
  /** `info.version` of the contract. */
  readonly version: string;
}

/** Reads a contract and checks it for what no generated code could express. Throws a ContractError. */
export function readModel(path: string): Model {
  const contract = readContract(path);
  const operations = listOperations(contract.workspace);
  checkMethods(contract, operations);
  checkNames(contract, operations);
  const version = asString(get(contract.document, "info", "version")) ?? "0.0.0";
  return { contract, document: contract.document, operations, version };
}
