import type { Engine, EngineOptions } from "../engine/types.ts";
import { engineFor } from "./engine.ts";
import { ownContract, readContract } from "./load.ts";
import { withPrebuilt } from "./prebuilt.ts";
import type { Contract } from "./types.ts";

/** A contract with what answers for it; watch mode replaces its members. */
export interface Served {
  contract: Contract;
  engine: Engine;
}

/** Loads the contract that is to be served, the built-in one by default. Throws `MockStartError`. */
export async function serveContract(
  spec: string | object | undefined,
  options: EngineOptions,
): Promise<Served> {
  if (spec !== undefined) {
    const contract = readContract(spec);
    return { contract, engine: engineFor(contract, options) };
  }
  const { contract, prebuilt, checks } = ownContract();
  const load = (): Engine => engineFor(contract, options);
  const changed = options.dynamic || options.ignoreExamples || options.errors;
  return { contract, engine: changed ? load() : withPrebuilt(prebuilt, checks, load) };
}
