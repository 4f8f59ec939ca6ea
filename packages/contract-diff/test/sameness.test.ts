import { afterEach, expect, it, vi } from "vitest";
import { type DiffReport, diff } from "../src/index.ts";
import { Sameness } from "../src/match/sameness.ts";
import { operationOperators } from "./mutations/operation-operators.ts";
import { schemaOperators } from "./mutations/schema-operators.ts";
import { readSpec, specs } from "./specs.ts";

afterEach(() => void vi.restoreAllMocks());

/** The report where nothing is skipped because its text is the same on both sides. */
async function thorough(base: object, revision: object): Promise<DiffReport> {
  const skip = vi.spyOn(Sameness.prototype, "same").mockReturnValue(false);
  const report = await diff(base, revision);
  skip.mockRestore();
  return report;
}

const operators = [...schemaOperators, ...operationOperators];

it("reports the same of planted changes where nothing is skipped as the same text", async () => {
  let changed = 0;
  for (const [number, operator] of operators.entries()) {
    const spec = specs[number % specs.length] as (typeof specs)[number];
    const mutant = readSpec(spec);
    const pick = (count: number) => (count === 0 ? 0 : (number * 7919) % count);
    if (operator.apply(mutant, pick) === undefined) continue;
    const base = readSpec(spec);
    const report = await diff(base, mutant);
    expect(report, `${operator.name} in ${spec}`).toEqual(await thorough(base, mutant));
    changed += report.findings.length;
  }
  expect(changed).toBeGreaterThan(operators.length / 2);
});
