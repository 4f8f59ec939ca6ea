import { type ContractOperation, listOperations } from "../contract/contract.ts";
import type { Contract } from "../contract/openapi.ts";
import { uniqueSlugs } from "../markup/html.ts";

/** An operation and its page, from the folder of its version. */
export interface OperationPage {
  entry: ContractOperation;
  path: string;
}

// Names of files have an end: the length of an id has none.
const LONGEST = 120;
const known = new WeakMap<Contract, OperationPage[]>();

/** The operations of a contract, each with a page of its own. */
export function operationPages(contract: Contract): OperationPage[] {
  const toName = uniqueSlugs();
  const pages =
    known.get(contract) ??
    listOperations(contract).map((entry) => ({
      entry,
      path: `reference/operations/${toName(entry.id.slice(0, LONGEST))}.html`,
    }));
  known.set(contract, pages);
  return pages;
}
