import { asObject, asString, type JsonObject } from "@partner-licenses/document/objects";
import { type Contract, loadContract } from "../load/contract.ts";
import { checkNames } from "./check.ts";
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
export async function readModel(path: string): Promise<Model> {
  const contract = await loadContract(path);
  const operations = listOperations(contract.document);
  checkNames(contract, operations);
  const version = asString(asObject(contract.document["info"])["version"]) ?? "0.0.0";
  return { contract, document: contract.document, operations, version };
}
