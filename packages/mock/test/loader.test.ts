import { decycle as original } from "@stoplight/json";
import fc from "fast-check";
import { expect, test } from "vitest";
import { decycle } from "../src/loader/decycle.ts";

/** Nodes with names that pointers must escape, tied to each other at random. */
const graph = fc
  .array(fc.dictionary(fc.constantFrom("a", "b/c", "d~e", "f g", "é", "0"), fc.nat(), { maxKeys: 4 }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((shapes) => {
    const nodes: Record<string, unknown>[] = shapes.map(() => ({}));
    shapes.forEach((shape, at) => {
      for (const [key, pick] of Object.entries(shape)) {
        const target = nodes[pick % nodes.length];
        Object.assign(nodes[at] ?? {}, { [key]: pick % 3 === 0 ? [target, pick] : target });
      }
    });
    return nodes[0];
  });

test("cycles are cut where @stoplight/json cuts them", () => {
  fc.assert(
    fc.property(graph, (root) => {
      expect(decycle(root)).toEqual(original(root));
    }),
  );
});
