import fc from "fast-check";
import { expect, test } from "vitest";
import { waitAfter } from "../src/pauses.ts";

test("waits are never 0, never over 20 s, and a wait that the service asks for is kept to a tenth", () => {
  const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), random, (n, at) => {
      const wait = waitAfter(n, 0, at);
      const full = Math.min(20_000, 500 * 2 ** (n - 1));
      expect(wait).toBeGreaterThanOrEqual(full / 2);
      expect(wait).toBeLessThanOrEqual(full);
    }),
  );
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 120_000, noNaN: true }), random, (asked, at) => {
      const wait = waitAfter(3, asked, at);
      expect(wait).toBeGreaterThanOrEqual(asked);
      expect(wait).toBeLessThanOrEqual(asked * 1.1);
    }),
  );
});
