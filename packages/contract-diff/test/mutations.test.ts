import { describe, expect, it } from "vitest";
import { diff } from "../src/index.ts";
import { operationOperators } from "./mutations/operation-operators.ts";
import { schemaOperators } from "./mutations/schema-operators.ts";
import { readSpec, specs } from "./specs.ts";

const operators = [...schemaOperators, ...operationOperators];
const rounds = 2;

/** A small seeded generator, so that a failure can be run again. */
function random(seed: number): (count: number) => number {
  let state = seed;
  return (count) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return count === 0 ? 0 : Math.floor((state / 2_147_483_648) * count);
  };
}

interface Outcome {
  what: string;
  wanted: string;
  got: string;
  findings: string[];
}

async function plant(): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [index, spec] of specs.entries()) {
    for (const [number, operator] of operators.entries()) {
      for (let round = 0; round < rounds; round++) {
        const mutant = readSpec(spec);
        const wanted = operator.apply(
          mutant,
          random(1 + index * 7919 + number * 104_729 + round * 15_485_863),
        );
        if (wanted === undefined) continue;
        const { bump, findings } = await diff(readSpec(spec), mutant);
        const reported = findings.map((finding) => `${finding.level} ${finding.id}: ${finding.message}`);
        outcomes.push({ what: `${spec}: ${operator.name}`, wanted, got: bump, findings: reported });
      }
    }
  }
  return outcomes;
}

describe("planted changes", () => {
  it(`${operators.length} operators in five contracts are reported as what they are`, async () => {
    const outcomes = await plant();
    const wrong = outcomes.filter(({ wanted, got }) => wanted !== got);
    expect(operators.length).toBeGreaterThanOrEqual(60);
    expect(wrong).toEqual([]);
    const planted = new Set(outcomes.map(({ what }) => what.replace(/^.*?: /, "")));
    expect(operators.filter(({ name }) => !planted.has(name))).toEqual([]);
  });
});
