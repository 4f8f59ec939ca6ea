import type { ChainStep } from "../chain.ts";
import { firstFree } from "./free.ts";

/** What the client has at its root besides the chain. */
const takenAtRoot = ["call", "raw", "fetch", "baseUrl", "contractVersion"];

/** Where it has `then`, `await` would call it; and `__proto__` is no property of its own in a literal. */
const takenAnywhere = ["then", "__proto__"];

/** The names of one level of the chain, and what is below them. */
interface Level {
  readonly names: Set<string>;
  /** By the step as the path gives it. */
  readonly steps: Map<string, { readonly name: string; readonly below: Level }>;
}

/** Where an operation hangs on the chain. */
export interface Placed {
  readonly chain: readonly ChainStep[];
  readonly leaf: string;
}

/** The chain as far as operations have taken their places in it. */
export class ChainTree {
  private readonly root: Level = { names: new Set([...takenAtRoot, ...takenAnywhere]), steps: new Map() };

  /** True when a leaf gets its name at the end of these steps. */
  isFree(steps: readonly ChainStep[], leaf: string): boolean {
    let level: Level | undefined = this.root;
    for (const step of steps) level = level?.steps.get(keyOf(step))?.below;
    return level === undefined || !level.names.has(leaf);
  }

  /** Gives the steps and the leaf their names; a leaf that is taken gets one of the others. */
  place(steps: readonly ChainStep[], leaf: string, others: readonly string[]): Placed {
    let level = this.root;
    const chain = steps.map((step) => {
      const { name, below } = level.steps.get(keyOf(step)) ?? newStep(level, step);
      level = below;
      return { ...step, name };
    });
    return { chain, leaf: firstFree(level.names, [leaf, ...others]) };
  }
}

/** Steps of one name that take different parameters are different steps. */
function keyOf({ name, parameters }: ChainStep): string {
  return `${name}/${parameters.length}`;
}

function newStep(level: Level, step: ChainStep) {
  const below: Level = { names: new Set(takenAnywhere), steps: new Map() };
  const found = { name: firstFree(level.names, [step.name]), below };
  level.steps.set(keyOf(step), found);
  return found;
}
