import type { ChainStep } from "../chain.ts";
import type { Operation } from "../operations.ts";
import { type Chosen, chosenFor } from "./chosen.ts";
import { plainHook, takeHook, wholeName } from "./hooks.ts";
import { idsOf } from "./ids.ts";
import { inOrder } from "./order.ts";
import { ChainTree } from "./tree.ts";

/** What is said of names besides the contract. */
export interface NameRules {
  readonly chosen: Chosen;
  /** Names of the hooks' package that no hook can have. */
  readonly takenHooks: readonly string[];
}

/** A name that is not the one which the contract's own words would give. */
export interface NameChange {
  readonly kind: "operationId" | "chain" | "hook";
  readonly operation: Operation;
  readonly wanted: string;
  readonly given: string;
}

/** The operations with the names that they have in code, and which of them are not as wished. */
export interface Named {
  readonly operations: readonly Operation[];
  readonly changes: readonly NameChange[];
}

/**
 * Gives each operation names of its own. Where two want one name, the one whose path is the lower version's, or the
 * shorter one, has it: see {@link inOrder}. Where the document has them does not matter.
 */
export function nameOperations(operations: readonly Operation[], { chosen, takenHooks }: NameRules): Named {
  const ids = idsOf(operations, chosen);
  const tree = new ChainTree();
  const hooks = new Set(takenHooks);
  const changes: NameChange[] = [];
  const named = new Map<Operation, Operation>();
  for (const operation of inOrder(operations)) {
    const wish = chosenFor(operation, chosen);
    const id = ids.get(operation) ?? operation.id;
    const own = { ...operation, id, leaf: wish.chain ?? operation.leaf };
    const placed = { ...own, ...placeOf(tree, own) };
    const plain = wish.hook ?? (plainHook(own) || wholeName(id));
    const hook = takeHook(hooks, own, [plain, wholeName(id)]);
    const result = { ...placed, hook };
    named.set(operation, result);
    const wanted = { operationId: wish.operationId ?? operation.id, chain: chainKey(own), hook: plain };
    const given = { operationId: id, chain: chainKey(placed), hook };
    for (const kind of ["operationId", "chain", "hook"] as const)
      if (wanted[kind] !== given[kind])
        changes.push({ kind, operation: result, wanted: wanted[kind], given: given[kind] });
  }
  return { operations: operations.map((operation) => named.get(operation) ?? operation), changes };
}

/** The chain as it is written in code: `customers.byCustomerId.orders.get`. */
export function chainKey({ chain, leaf }: Pick<Operation, "chain" | "leaf">): string {
  return [...chain.map((step) => step.name), leaf].join(".");
}

/** A version that the chain leaves out comes back where it distinguishes two operations; else the id does. */
function placeOf(tree: ChainTree, { chain, version, leaf, id }: Operation) {
  const whole: readonly ChainStep[] = version === undefined ? chain : [version, ...chain];
  const steps = tree.isFree(chain, leaf) ? chain : whole;
  return tree.place(steps, leaf, [wholeName(id)]);
}
