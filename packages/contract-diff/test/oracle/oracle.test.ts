import { describe, expect, it } from "vitest";
import { diffSchemas } from "../wrap.ts";
import { judgePair } from "./judge.ts";
import type { Pair } from "./pairs.ts";
import { runOracle, show } from "./run.ts";
import { worlds } from "./worlds.ts";

describe("verdicts judged by every value of a finite world", () => {
  it.each([
    ["request", 300],
    ["response", 300],
    ["3.0-request", 150],
    ["3.0-response", 100],
    ["names-request", 150],
    ["names-response", 100],
    ["query", 150],
    ["header", 50],
    ["form", 100],
    ["operations", 250],
  ] as const)(
    "call no break of a fixed seed safe: %s",
    async (name, size) => {
      const tally = await runOracle(20261130, size, name);
      process.stdout.write(`${show(tally)}\n`);
      const { counts, pairs, wrong } = tally;
      expect(wrong.flatMap(({ judged }) => (judged.outcome === "unsound" ? [judged.pair] : []))).toEqual([]);
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
    [
      "an object that an alternative without a word on objects takes too",
      { type: "object", properties: { b: long }, required: ["b"] },
      { oneOf: [{ not: long }, { type: "object", properties: { b: long } }] },
    ],
    ["any boolean", { type: "boolean" }, { oneOf: [{ type: "boolean" }, { type: ["boolean", "null"] }] }],
  ])("breaks requests: %s", async (_, base, revision) => {
    const { bump, findings } = await diffSchemas(base, revision, "request");
    expect(bump).toBe("major");
    expect(findings.some(({ level, witness }) => level === "breaking" && witness !== undefined)).toBe(true);
  });

  it("breaks requests: an object that another alternative refused only by its condition", async () => {
    const sides = ['{"type":"string"}', "{}"].map((then) =>
      JSON.parse(
        `{"oneOf":[{},{"type":"object","properties":{"b":{"if":{"type":"integer"},"then":${then}}}}]}`,
      ),
    );
    expect((await diffSchemas(sides[0], sides[1], "request")).bump).toBe("major");
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

describe("what is written as text", () => {
  const query = (...pair: Pair) => judgePair(pair, worlds.query);
  it.each<[string, ...Pair]>([
    ["a number that is listed and a text that takes it", { enum: [3] }, { type: "string", maxLength: 3 }],
    ["any text, whatever else is named", { enum: [true, 1, "a"] }, { type: "string" }],
    [
      "a text and the number that looks like it",
      { type: "array", items: { enum: ["1"] } },
      { type: "array", items: { enum: [1] } },
    ],
  ])("is not called breaking: %s", async (_, base, revision) => {
    const { report, outcome } = await query(base, revision);
    expect(outcome).not.toBe("unsound");
    expect(report.findings.filter(({ level }) => level === "breaking")).toEqual([]);
  });
});
