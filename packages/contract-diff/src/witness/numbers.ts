import { INT, NUM } from "../keywords/mask.ts";
import { constraints } from "../keywords/table.ts";
import type { SchemaNode } from "../normalise/node.ts";

/** Numbers around everything that the nodes ask, small ones first. */
export function numbers(nodes: readonly SchemaNode[]): number[] {
  const found = new Set([0, 1, -1, 0.5]);
  for (const node of nodes) {
    for (const name of ["minimum", "maximum"] as const) {
      const bound = node.demands.value(name);
      if (bound !== undefined) for (const shift of [0, -1, 1, 0.5, -0.5]) found.add(bound.at + shift);
    }
    for (const step of node.demands.value("multiple-of") ?? []) {
      const floor = node.demands.value("minimum")?.at ?? 0;
      const first = Math.ceil(floor / step) * step;
      for (const times of [0, 1, 2, 3, 1.5]) found.add(first + step * times);
    }
  }
  // One past what int32 and float hold.
  for (const big of [2 ** 31, 2 ** 53, 1e39]) found.add(big);
  return [...found].filter(Number.isFinite);
}

/** A number that the node's own demands allow. */
export function numberOf(node: SchemaNode): number {
  const rows = constraints.filter((row) => row.admits !== undefined && row.types === NUM);
  const whole = (node.types & NUM) === INT;
  const fits = (value: number) =>
    (!whole || Number.isInteger(value)) &&
    rows.every((row) => {
      const demand = node.demands.value(row.name);
      return demand === undefined || row.admits?.(demand, value) === true;
    });
  return numbers([node]).find(fits) ?? 1;
}
