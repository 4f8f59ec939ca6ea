import { describe, expect, it } from "vitest";
import { type Rule, rules } from "../src/index.ts";

const canBreak = ({ levels }: Rule): boolean =>
  Object.values(levels).some((level) => level === "breaking" || level === "unproven");

describe("rule catalogue", () => {
  it("names each rule once, with words and an example", () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    for (const rule of rules) {
      expect(rule.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(rule.line).toMatch(/\.$/);
      expect(rule.before).not.toBe(rule.after);
    }
  });

  it("has a remedy, and says who sees the break, for each rule that breaks somebody", () => {
    for (const rule of rules.filter(canBreak)) {
      const { remedy } = rule;
      const sentences = typeof remedy === "string" ? [remedy] : Object.values(remedy ?? {});
      expect([rule.id, sentences.length > 0, rule.seenBy]).toEqual([
        rule.id,
        true,
        expect.stringMatching(/^(run|compiler|nobody)$/),
      ]);
      for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].*\.$/);
    }
  });
});
