import { describe, expect, it } from "vitest";
import { diffSchemas } from "../wrap.ts";
import { judgePair } from "./judge.ts";
import { runOracle, show } from "./run.ts";

describe("verdicts judged by every value of a finite world", () => {
  it.each(["request", "response"] as const)(
    "call no break of a fixed seed safe: %s",
    async (direction) => {
      const tally = await runOracle(20261130, 300, direction);
      process.stdout.write(`${show(tally)}\n`);
      const { counts, pairs, wrong } = tally;
      expect(wrong.filter(({ outcome }) => outcome === "unsound")).toEqual([]);
      expect(counts.disputed).toBe(0);
      expect((counts["false-breaking"] + counts["equal-called-major"]) / pairs).toBeLessThan(0.01);
      expect(counts.unproven / pairs).toBeLessThanOrEqual(0.02);
    },
    60_000,
  );

  it("notice a verdict that is wrong", async () => {
    const judged = await judgePair([
      { type: "integer" },
      { oneOf: [{ type: "integer" }, { type: "number" }] },
    ]);
    expect([judged.outcome, judged.broken]).toEqual(["right", -1]);
  });
});

describe("what alternatives shut out together", () => {
  const long = { type: "string" };
  it.each([
    [
      "an integer that is a number too",
      { type: "integer" },
      { oneOf: [{ type: "integer" }, { type: "number" }] },
    ],
    [
      "a text that a looser alternative takes too",
      { oneOf: [long, { type: "string", maxLength: 5 }] },
      { oneOf: [long, { type: "string", maxLength: 9 }] },
    ],
    ["a value listed twice", { enum: [1, 2] }, { oneOf: [{ enum: [1, 2] }, { enum: [2, 3] }] }],
    [
      "an object that an alternative without a word takes too",
      { oneOf: [{ enum: [1] }, { type: "object", properties: { b: {} }, required: ["b"] }] },
      { oneOf: [{}, { type: "object", properties: { b: {} }, required: ["b"] }] },
    ],
    ["any boolean", { type: "boolean" }, { oneOf: [{ type: "boolean" }, { type: ["boolean", "null"] }] }],
  ])("breaks requests: %s", async (_, base, revision) => {
    const { bump, findings } = await diffSchemas(base, revision, "request");
    expect(bump).toBe("major");
    expect(findings.some(({ level, witness }) => level === "breaking" && witness !== undefined)).toBe(true);
  });

  it("breaks nobody where only an undeclared name shows it", async () => {
    const one = (name: string) => ({
      type: "object",
      properties: { [name]: { type: "string" } },
      required: [name],
    });
    const { bump } = await diffSchemas(
      { oneOf: [one("a"), one("b")] },
      { oneOf: [one("a"), one("b"), one("c")] },
      "request",
    );
    expect(bump).toBe("minor");
  });
});
