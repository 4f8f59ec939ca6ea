import { methods } from "@partner-licenses/document/model/methods";
import { templateParts } from "@partner-licenses/document/model/templates";
import type { Operation } from "../operations.ts";

type Placed = Pick<Operation, "method" | "path" | "version">;

/**
 * The operations in the order in which they get names: the lower version first, then the shorter path, then by the
 * alphabet, then by method. It is that of what they are, not that of the document: to move one, or to insert another
 * one before it, changes no name.
 */
export function inOrder<Each extends Placed>(operations: readonly Each[]): Each[] {
  return [...operations].sort(
    (a, b) =>
      age(a) - age(b) ||
      steps(a) - steps(b) ||
      a.path.length - b.path.length ||
      compare(a.path, b.path) ||
      rank(a) - rank(b) ||
      compare(a.method, b.method),
  );
}

const age = ({ version }: Placed) => Number(/\d+/.exec(version?.name ?? "0")?.[0]);
const steps = ({ path }: Placed) => templateParts(path).length;
const order: readonly string[] = methods;
const rank = ({ method }: Placed) => (order.includes(method) ? order.indexOf(method) : order.length);

/** By code units, so that no machine's language matters. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
