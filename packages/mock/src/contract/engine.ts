import { createRequire } from "node:module";
import type { JsonObject } from "@partner-licenses/document/json";
import type { Checker, Engine, EngineOptions } from "../engine/types.ts";
import type { Contract } from "./types.ts";
import { withVariants } from "./variants.ts";

interface EngineModule {
  createEngine(operations: readonly object[], document: JsonObject, options: EngineOptions): Engine;
  createChecker(operations: readonly object[], document: JsonObject): Checker;
}

/** Prism's engine over a contract. */
export function engineFor(contract: Contract, options: EngineOptions): Engine {
  const engine = loadEngine().createEngine(contract.operations, contract.document(), {
    ...options,
    ...(contract.exact && { exact: contract.exact }),
  });
  return withVariants(engine, contract, () => checkerFor(contract));
}

/** The checks over a contract. */
export function checkerFor(contract: Contract): Checker {
  return loadEngine().createChecker(contract.operations, contract.document());
}

function loadEngine(): EngineModule {
  return createRequire(import.meta.url)("./engine.cjs") as EngineModule;
}
