import { ContractError } from "@partner-licenses/document/errors";
import { describe, expect, it } from "vitest";
import { explain } from "../src/index.ts";
import {
  type Case,
  deviations,
  findingsOf,
  judgedCases,
  outcomeOf,
  ownCases,
  upstreamCases,
} from "./sets.ts";
import { isShowable } from "./showable.ts";

const bumpOf = async (item: Case): Promise<string> => {
  const outcome = await outcomeOf(item);
  return outcome instanceof ContractError ? "error" : outcome.bump;
};
const named = (cases: readonly Case[]) => cases.map((item) => [item.name, item] as const);

it("all judged cases are there", () => {
  expect(ownCases().length).toBeGreaterThanOrEqual(107);
  expect(upstreamCases()).toHaveLength(145);
  expect(judgedCases().filter(({ accept }) => accept.length === 0)).toEqual([]);
});

describe("own cases", () => {
  it.each(named(ownCases()))("%s", async (_, item) => {
    expect(item.accept).toContain(await bumpOf(item));
  });

  const directed = ownCases().filter(({ direction }) => direction === "request" || direction === "response");
  it.each(named(directed))("%s reports the direction", async (_, item) => {
    const directions = (await findingsOf(item)).flatMap(({ level, direction }) =>
      level === "docs" ? [] : [direction],
    );
    expect(directions.filter((direction) => direction !== item.direction)).toEqual([]);
  });
});

describe("upstream cases", () => {
  const known = new Map(deviations().map((deviation) => [deviation.case, deviation]));

  it.each(named(upstreamCases()))("%s", async (name, item) => {
    const bump = await bumpOf(item);
    const deviation = known.get(name);
    if (deviation === undefined) expect(item.accept).toContain(bump);
    else {
      expect(bump).toBe(deviation.ours);
      expect(item.accept).not.toContain(bump);
    }
  });

  it("deviate only where they are", () => {
    const names = upstreamCases().map(({ name }) => name);
    expect([...known.keys()].filter((name) => !names.includes(name))).toEqual([]);
  });
});

/** Rules whose level depends on more than the direction. */
const varies: ReadonlySet<string> = new Set([
  ...["encoding-changed", "not-changed", "contains-changed", "extension-changed", "security-scheme-changed"],
  ...["optional-property-added", "discriminator-value-added"],
  // A value may decide which of two regular expressions accepts more.
  "pattern-changed",
]);

describe("the findings of the judged cases", () => {
  const findings = async () => (await Promise.all(judgedCases().map(findingsOf))).flat();

  it("have a place each", async () => {
    const places = (await findings()).map(({ base, revision }) => [base, revision].filter((each) => each));
    expect(places.length).toBeGreaterThan(200);
    expect(places.filter(({ length }) => length === 0)).toEqual([]);
    for (const place of places.flat())
      expect(place).toEqual(
        expect.objectContaining({ pointer: expect.stringMatching(/^#/), line: expect.any(Number) }),
      );
    expect(places.flat().filter((place) => (place?.line ?? 0) < 1)).toEqual([]);
  });

  it("are explained by the catalogue, at the level that they have", async () => {
    for (const { id, level, direction } of await findings()) {
      const rule = explain(id);
      expect([id, rule === undefined]).toEqual([id, false]);
      if (rule === undefined || varies.has(rule.id)) continue;
      const usual = new Map(Object.entries(rule.levels));
      const levels = direction === "both" ? [...usual.values()] : [usual.get(direction)];
      expect([id, levels]).toEqual([id, expect.arrayContaining([level])]);
    }
  });

  it("have a witness in nine of ten that break and can be shown by a value", async () => {
    const showable = (await findings()).filter(isShowable);
    expect(showable.length).toBeGreaterThan(80);
    const shown = showable.filter(({ witness }) => witness !== undefined);
    expect(shown.length / showable.length).toBeGreaterThanOrEqual(0.9);
  });
});
