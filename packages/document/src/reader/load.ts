import type { ContractInput } from "./input.ts";
import { readerFor } from "./reader.ts";
import { type Version, versionOf } from "./version.ts";
import { Workspace } from "./workspace.ts";

/** A contract whose dialect is known. */
export interface LoadedContract {
  readonly workspace: Workspace;
  readonly version: Version;
}

/** Reads and checks a contract. Throws a ContractError for anything that is not OpenAPI 3.0, 3.1 or 3.2. */
export function load(input: ContractInput): LoadedContract {
  const workspace = new Workspace(typeof input === "string" ? readerFor(input) : { document: input });
  return { workspace, version: versionOf(workspace) };
}
