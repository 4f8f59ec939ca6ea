import { join } from "node:path";
import type { ContractError } from "@partner-licenses/document/errors";
import { type GenerateConfig, targetNames } from "./config.ts";
import { render } from "./generate.ts";
import { unfitNotes } from "./unfit.ts";

/** What a look at a contract found. */
export interface Examined {
  readonly version: string;
  readonly operations: number;
  /** What generated code does otherwise than the contract says, and where. */
  readonly notes: readonly ContractError[];
}

/**
 * Generates all outputs in memory, so that it finds what a run would find; writes nothing.
 * Throws a ContractError for a fault; `others` of it are the rest.
 */
export async function examine(config: GenerateConfig): Promise<Examined> {
  const missing = targetNames.filter((name) => !config.outputs.has(name));
  const folder = join(config.file, "../out");
  const outputs = new Map([...config.outputs, ...missing.map((name) => [name, join(folder, name)] as const)]);
  const { model } = await render({ ...config, outputs });
  const { contract, operations } = model;
  const unfit = unfitNotes(contract);
  // The samples say the same of bodies, without a place in the schema.
  const notes = [...model.notes.filter(({ code }) => code !== unfit[0]?.code), ...unfit];
  return { version: contract.version, operations: operations.length, notes };
}
