import type { Operation } from "../operations.ts";

/** Names that a person chose for one operation of a contract that is not theirs. */
export interface ChosenNames {
  readonly operationId?: string;
  /** The method at the end of the chain, as `x-chain-name` gives it. */
  readonly chain?: string;
  /** `orders` gives `useOrders`. */
  readonly hook?: string;
}

/** By operationId, or by method and path: `GET /v3/things`. */
export type Chosen = ReadonlyMap<string, ChosenNames>;

/** What a person chose for an operation. */
export function chosenFor(
  { id, method, path }: Pick<Operation, "id" | "method" | "path">,
  chosen: Chosen,
): ChosenNames {
  return chosen.get(id) ?? chosen.get(`${method.toUpperCase()} ${path}`) ?? {};
}
