import { describe, expect, test } from "vitest";
import { differences } from "./differences.ts";
import { compare, contracts, type Outcome } from "./run.ts";

const outcomes: Outcome[] = [];

describe("answers are those of stock Prism", () => {
  test.each(contracts.map((spec) => [spec.replace(/.*\/(?=[^/]+\/[^/]+$)/, ""), spec]))(
    "%s",
    async (_, spec) => {
      const outcome = await compare(spec);
      outcomes.push(outcome);
      expect(outcome.mismatches.slice(0, 3)).toEqual([]);
      expect(outcome.sent).toBeGreaterThan(50);
    },
  );

  test("over at least 300 requests, and every listed difference occurs", () => {
    expect(outcomes.reduce((sum, { sent }) => sum + sent, 0)).toBeGreaterThanOrEqual(300);
    const used = new Set(outcomes.flatMap(({ explained }) => Object.keys(explained)));
    expect([...used].sort()).toEqual(differences.map(({ name }) => name).sort());
  });
});
