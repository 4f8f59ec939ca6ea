import fc from "fast-check";
import { expect, it } from "vitest";
import { type Root, reachOf } from "../src/findings/reach.ts";
import type { SchemaPair } from "../src/relation/delta.ts";

type Graph = readonly (readonly number[])[];

/** Pairs linked as the graph says; only their links matter here. */
function pairsOf(graph: Graph): SchemaPair[] {
  const pairs = graph.map(() => ({ children: [], parents: [], deltas: [] }) as unknown as SchemaPair);
  graph.forEach((children, index) => {
    for (const child of children) {
      const [above, below] = [pairs[index] as SchemaPair, pairs[child] as SchemaPair];
      above.children.push({ pair: below, step: { kind: "self", as: "or 0" } });
      below.parents.push({ pair: above, step: { kind: "self", as: "or 0" } });
    }
  });
  return pairs;
}

const graphs = fc
  .integer({ min: 1, max: 40 })
  .chain((size) =>
    fc.array(fc.array(fc.nat(size - 1), { maxLength: 4 }), { minLength: size, maxLength: size }),
  );

it("says of every pair which operations lead to it, whatever leads back to what", () => {
  const owners = fc.array(fc.tuple(fc.nat(39), fc.nat(70)), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(graphs, owners, (graph, owned) => {
      const pairs = pairsOf(graph);
      const roots = new Map<SchemaPair, Root>();
      const wanted = new Map<SchemaPair, Set<string>>();
      for (const [number, operation] of owned) {
        const root = pairs[number % pairs.length] as SchemaPair;
        const known = roots.get(root) ?? { operations: new Set(), places: new Set() };
        known.operations.add(`op${operation}`);
        roots.set(root, known);
        const below = new Set([root]);
        for (const pair of below) for (const child of pair.children) below.add(child.pair);
        for (const pair of below) wanted.set(pair, (wanted.get(pair) ?? new Set()).add(`op${operation}`));
      }
      const sorted = new Map([...wanted].map(([pair, operations]) => [pair, [...operations].sort()]));
      expect(reachOf(roots)).toEqual(sorted);
    }),
    { seed: 20, numRuns: 300 },
  );
});

it("takes chains that no call stack would hold", () => {
  const length = 50_000;
  const pairs = pairsOf(Array.from({ length }, (_, i) => (i + 1 < length ? [i + 1] : [])));
  const reached = reachOf(
    new Map([[pairs[0] as SchemaPair, { operations: new Set(["GET /a"]), places: new Set() }]]),
  );
  expect(reached.get(pairs[length - 1] as SchemaPair)).toEqual(["GET /a"]);
});
