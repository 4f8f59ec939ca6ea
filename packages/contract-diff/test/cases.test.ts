import { ContractError } from "@partner-licenses/document/errors";
import { describe, expect, it } from "vitest";
import { diff } from "../src/index.ts";
import { type Case, deviations, noUpstream, ownCases, upstreamCases } from "./sets.ts";

const bumpOf = async (item: Case): Promise<string> => {
  try {
    return (await diff(item.base, item.revision)).bump;
  } catch (error) {
    expect(error).toBeInstanceOf(ContractError);
    return "error";
  }
};

describe("own cases", () => {
  it.each(ownCases().map((item) => [item.name, item] as const))("%s", async (_, item) => {
    expect(item.accept).toContain(await bumpOf(item));
  });

  it.each(
    ownCases()
      .filter((item) => item.direction === "request" || item.direction === "response")
      .map((item) => [item.name, item] as const),
  )("%s reports the direction", async (_, item) => {
    const { findings } = await diff(item.base, item.revision);
    const directions = findings.flatMap(({ level, direction }) => (level === "docs" ? [] : [direction]));
    expect(directions.filter((direction) => direction !== item.direction)).toEqual([]);
  });

  it("names every operation and place", async () => {
    for (const item of ownCases()) {
      for (const finding of (await diff(item.base, item.revision)).findings) {
        const places = [finding.base, finding.revision].filter((place) => place !== undefined);
        expect(places.length).toBeGreaterThan(0);
        for (const place of places) {
          expect(place.pointer).toMatch(/^#/);
          expect(place.line).toBeGreaterThan(0);
        }
      }
    }
  });
});

const upstream = upstreamCases();

describe.skipIf(upstream === undefined)(
  `upstream cases${upstream === undefined ? ` (${noUpstream})` : ""}`,
  () => {
    const known = new Map(deviations().map((deviation) => [deviation.case, deviation]));

    it.each((upstream ?? []).map((item) => [item.name, item] as const))("%s", async (name, item) => {
      const bump = await bumpOf(item);
      const deviation = known.get(name);
      if (deviation === undefined) expect(item.accept).toContain(bump);
      else {
        expect(bump).toBe(deviation.ours);
        expect(item.accept).not.toContain(bump);
      }
    });
  },
);
