import { bundle } from "./bundle/bundle.ts";
import { requireSound } from "./check/check.ts";
import { workspaceOf } from "./deref.ts";
import type { ContractError, Place } from "./errors.ts";
import { type Fault, faults } from "./faults.ts";
import type { JsonObject } from "./json.ts";
import type { ContractInput } from "./reader/input.ts";
import { load } from "./reader/load.ts";
import type { Version } from "./reader/version.ts";
import type { Workspace } from "./reader/workspace.ts";

/** A sound contract as one document, and where each part of it was written. */
export interface Contract {
  readonly version: Version;
  /** Paths of all files that it is made of; none for a parsed object. */
  readonly files: readonly string[];
  /** Faults that the reader tolerates. */
  readonly tolerated: readonly ContractError[];
  /** Without references to other files. Never to be modified. */
  readonly document: JsonObject;
  /** Follows references inside of `document`. */
  readonly workspace: Workspace;
  /** Where the part at a pointer of `document` was written; undefined for a parsed object. */
  locate(pointer: string): Place | undefined;
  /** A fault at pointers of `document`. */
  fault(pointers: string | readonly string[], fault: Fault): ContractError;
}

/**
 * Reads a contract with all files that it refers to, and checks it.
 * Throws a ContractError for the first fault; `others` of it are the rest. Faults whose codes are `tolerated` are
 * none to this reader.
 */
export function readContract(input: ContractInput, tolerated: ReadonlySet<string> = new Set()): Contract {
  const { workspace, version } = load(input);
  const found = requireSound(workspace, tolerated);
  const { document, origin } = bundled(workspace);
  return {
    version,
    tolerated: found,
    document,
    files: workspace.files,
    workspace: document === workspace.entry.root ? workspace : workspaceOf(document),
    locate: (pointer) => workspace.place(origin(pointer)),
    fault: (pointers, fault) => workspace.fault([pointers].flat().map(origin), fault),
  };
}

function bundled(workspace: Workspace) {
  try {
    return bundle(workspace);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw workspace.fault({ source: workspace.entry, pointer: "#" }, faults.tooDeep());
  }
}
