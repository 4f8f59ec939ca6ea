import { harmless } from "@partner-licenses/document/check/check";
import { type Contract, readContract } from "@partner-licenses/document/contract";
import type { ContractError } from "@partner-licenses/document/errors";
import type { Fault } from "@partner-licenses/document/faults";
import { asString, get, type JsonObject } from "@partner-licenses/document/json";
import { type Server, serversOf } from "@partner-licenses/document/model/servers";
import { nameNotes, sendable, streamNotes } from "./check.ts";
import { limitNotes } from "./limits.ts";
import { type NameRules, nameOperations } from "./naming/names.ts";
import { modelOperations, type Operation } from "./operations.ts";
import { noPagination, type Pagination, withPages } from "./pages/pages.ts";
import { patternNotes } from "./patterns.ts";
import { withJsonForRanges } from "./ranges.ts";

/** What the generators read: the bundled document and its operations, each with names of its own. */
export interface Model {
  readonly contract: Contract;
  readonly document: JsonObject;
  readonly operations: readonly Operation[];
  /** The servers of the contract; none when it names none. */
  readonly servers: readonly Server[];
  /** `info.version` of the contract. */
  readonly version: string;
  /** What generated code does otherwise than the contract says, and where. */
  readonly notes: readonly ContractError[];
  /** Adds a note about parts of the document. */
  note(pointers: string | readonly string[], fault: Fault): void;
}

/** What a reader of models may want besides the contract. */
export interface ModelRules extends Pick<NameRules, "chosen"> {
  readonly pagination: Pagination;
  /** Names that hooks cannot have, for the contract's own words. */
  takenHooks(document: JsonObject): readonly string[];
}

const noRules: ModelRules = { chosen: new Map(), pagination: noPagination, takenHooks: () => [] };

/** Reads a contract and gives its operations their names. Throws a ContractError for a fault. */
export function readModel(path: string, rules: ModelRules = noRules): Model {
  const contract = withJsonForRanges(readContract(path, harmless));
  const { document } = contract;
  const all = modelOperations(contract.workspace);
  const { operations: sent, notes: left } = sendable(contract, all);
  const { operations, notes: paged } = withPages(contract, sent, rules.pagination);
  const takenHooks = rules.takenHooks(document);
  const named = nameOperations(operations, { chosen: rules.chosen, takenHooks });
  const version = asString(get(document, "info", "version")) ?? "0.0.0";
  const notes = [
    ...contract.tolerated,
    ...left,
    ...paged,
    ...nameNotes(contract, named.changes),
    ...patternNotes(contract),
    ...streamNotes(contract, operations),
    ...limitNotes(contract, operations),
  ];
  return {
    ...{ contract, document, version },
    operations: named.operations,
    servers: document.servers === undefined ? [] : serversOf([contract.workspace.root]),
    notes,
    note: (pointers, fault) => notes.push(contract.fault(pointers, fault)),
  };
}
