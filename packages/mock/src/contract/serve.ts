import { formatPlace } from "@partner-licenses/document/errors";
import type { Engine, EngineOptions } from "../engine/types.ts";
import { engineFor } from "./engine.ts";
import { ownContract, readContract } from "./load.ts";
import { withPrebuilt } from "./prebuilt.ts";
import type { Contract } from "./types.ts";

/** A contract with what answers for it; watch mode replaces its members. */
export interface Served {
  contract: Contract;
  engine: Engine;
  /** What of the contract cannot be served as it is written, each with its place. */
  warnings: readonly string[];
}

/** Loads the contract that is to be served, the built-in one by default. Throws `MockStartError`. */
export async function serveContract(
  spec: string | object | undefined,
  options: EngineOptions,
): Promise<Served> {
  if (spec !== undefined) {
    const contract = readContract(spec);
    const engine = engineFor(contract, options);
    return { contract, engine, warnings: warningsOf(contract, engine) };
  }
  const { contract, prebuilt, checks } = ownContract();
  const load = (): Engine => engineFor(contract, options);
  const changed = options.dynamic || options.ignoreExamples || options.errors;
  const engine = changed ? load() : withPrebuilt(prebuilt, checks, load);
  return { contract, engine, warnings: [] };
}

function warningsOf({ tolerated = [], locate }: Contract, engine: Engine): string[] {
  const faults = engine.faults().map(({ message, pointer }) => {
    const place = locate?.(pointer);
    const where = place === undefined ? pointer : formatPlace(place);
    return `${where}: ${message}; it is not checked, everything else is`;
  });
  return [...tolerated, ...faults];
}
