import type { Contract } from "@partner-licenses/document/contract";
import { ContractError } from "@partner-licenses/document/errors";
import { isObject, type Json } from "@partner-licenses/document/json";
import { join } from "@partner-licenses/document/reader/pointer";
import type { Operation } from "../operations.ts";
import { declaredPages, type PagesModel } from "./declared.ts";
import { recognisedPages } from "./recognised.ts";

/** What a configuration says of pages, for contracts that one cannot change. */
export interface Pagination {
  /** Whether an operation has pages that seems to, by the names of what it takes and answers. */
  readonly recognise: boolean;
  /** What `x-pagination` would say, or false for none, by operationId or as `GET /things`. */
  readonly operations: ReadonlyMap<string, Json>;
}

/** Where nothing is said besides the contract. */
export const noPagination: Pagination = { recognise: false, operations: new Map() };

/** Gives the operations their pages, and a note for each that is not understood, or was recognised. */
export function withPages(
  contract: Contract,
  operations: readonly Operation[],
  { recognise, operations: given }: Pagination,
): { operations: Operation[]; notes: ContractError[] } {
  const { document } = contract;
  const notes: ContractError[] = [];
  const read = (operation: Operation): PagesModel | undefined => {
    const { id, method, path, pointer } = operation;
    const chosen = given.get(id) ?? given.get(`${method.toUpperCase()} ${path}`);
    if (chosen === false) return undefined;
    const declared = chosen ?? operation.pagination;
    const recognised = declared === undefined && recognise ? recognisedPages(document, operation) : undefined;
    const declaration = declared ?? recognised;
    if (declaration === undefined) return undefined;
    const pages = declaredPages(document, operation, declaration);
    if (typeof pages !== "string") {
      if (recognised !== undefined) notes.push(noteRecognised(contract, pointer, recognised));
      return pages;
    }
    if (chosen !== undefined) throw notSo(id, pages);
    if (recognised === undefined) notes.push(noteWrong(contract, pointer, pages));
    return undefined;
  };
  return { operations: operations.map((operation) => ({ ...operation, pages: read(operation) })), notes };
}

function noteRecognised(contract: Contract, pointer: string, recognised: Json): ContractError {
  return contract.fault(pointer, {
    code: "pages-recognised",
    message: `the operation seems to have pages: ${JSON.stringify(recognised)}`,
    hint: 'where it is not so, set `"pagination": { "operations": { "<operationId>": false } }` in contract.config.json',
  });
}

function noteWrong(contract: Contract, pointer: string, why: string): ContractError {
  return contract.fault(join(pointer, "x-pagination"), {
    code: "pagination-not-understood",
    message: `\`x-pagination\` is not understood: ${why}`,
    hint: "the operation has no pages in code; the README of contract-kit says what stands there",
  });
}

function notSo(id: string, why: string): ContractError {
  return new ContractError(`\`pagination\` of "${id}" in contract.config.json cannot be so: ${why}`, {
    code: "pagination-not-understood",
    hint: 'write what `x-pagination` says, such as `{ "kind": "page", "parameter": "page" }`, or false',
  });
}

/** Whether a value has the form of `pagination` in a configuration. */
export function isPagination(value: Json | undefined): boolean {
  if (value === undefined) return true;
  if (!isObject(value)) return false;
  const { recognise = false, operations = {}, ...others } = value;
  return typeof recognise === "boolean" && isObject(operations) && Object.keys(others).length === 0;
}
