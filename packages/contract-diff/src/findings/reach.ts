import type { SchemaPair } from "../relation/delta.ts";
import { componentsOf } from "./components.ts";

/** A pair that operations use as a whole message or parameter: those operations, and where it is in their messages. */
export interface Root {
  readonly operations: Set<string>;
  readonly places: Set<string>;
}

export type Roots = ReadonlyMap<SchemaPair, Root>;

/** A set of operations, one bit each. */
type Bits = Uint32Array;

/**
 * For every pair below the roots the operations that lead to it, sorted.
 * Pairs with the same operations share one list: on a contract where everything leads to everything there is only one.
 */
export function reachOf(roots: Roots): Map<SchemaPair, readonly string[]> {
  const names = [...new Set([...roots.values()].flatMap(({ operations }) => [...operations]))].sort();
  const numbers = new Map(names.map((name, number) => [name, number]));
  const reached = new Map<SchemaPair, Bits>();
  const lists = new Map<Bits, readonly string[]>();
  const result = new Map<SchemaPair, readonly string[]>();
  for (const component of componentsOf(roots.keys()).reverse()) {
    const bits = bitsOf(component, roots, numbers, reached);
    const list = lists.get(bits) ?? names.filter((_, number) => has(bits, number));
    lists.set(bits, list);
    for (const pair of component) {
      reached.set(pair, bits);
      result.set(pair, list);
    }
  }
  return result;
}

/** What leads to the component: its own operations and those of all its parents, which are known already. */
function bitsOf(
  component: readonly SchemaPair[],
  roots: Roots,
  numbers: ReadonlyMap<string, number>,
  reached: ReadonlyMap<SchemaPair, Bits>,
): Bits {
  const parts = new Set<Bits>();
  const own = new Uint32Array(Math.ceil(numbers.size / 32));
  for (const pair of component) {
    for (const { pair: parent } of pair.parents) {
      const bits = reached.get(parent);
      if (bits !== undefined) parts.add(bits);
    }
    const operations = roots.get(pair)?.operations;
    if (operations !== undefined) parts.add(own);
    for (const operation of operations ?? []) {
      const number = numbers.get(operation) ?? 0;
      own[number >> 5] = (own[number >> 5] ?? 0) | (1 << (number & 31));
    }
  }
  const [only, ...more] = parts;
  if (only !== undefined && more.length === 0) return only;
  for (const bits of parts) for (let i = 0; i < own.length; i++) own[i] = (own[i] ?? 0) | (bits[i] ?? 0);
  return own;
}

function has(bits: Bits, number: number): boolean {
  return ((bits[number >> 5] ?? 0) & (1 << (number & 31))) !== 0;
}
