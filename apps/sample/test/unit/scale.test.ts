import { describe, expect, it } from "vitest";
import { axisMarks, barOf, referenceAt, scaleEnd } from "../../src/lib/scale.ts";

describe(scaleEnd, () => {
  it("is 100 while no value is above it", () => {
    expect(scaleEnd([])).toBe(100);
    expect(scaleEnd([0, 99.9])).toBe(100);
  });

  it("is the largest value above 100", () => {
    expect(scaleEnd([12, 126.4, 101])).toBe(126.4);
  });
});

describe(barOf, () => {
  it("splits a value at 100 %", () => {
    expect(barOf(150, 200)).toEqual({ used: 50, over: 25 });
    expect(barOf(40, 100)).toEqual({ used: 40, over: 0 });
  });

  it("keeps zero and negative values empty and never passes the end", () => {
    expect(barOf(0, 100)).toEqual({ used: 0, over: 0 });
    expect(barOf(-3, 100)).toEqual({ used: 0, over: 0 });
    const { used, over } = barOf(500, 200);
    expect(used + over).toBe(100);
  });
});

describe("the axis", () => {
  it("puts 100 % where the bars put it", () => {
    expect(referenceAt(100)).toBe(100);
    expect(referenceAt(200)).toBe(50);
  });

  it("labels the beginning and the middle only when they do not touch the 100 % label", () => {
    expect(axisMarks(300)).toEqual([0, 100, 300]);
    expect(axisMarks(5_000)).toEqual([100, 5_000]);
  });

  it("labels the end only when it does not touch the 100 % label", () => {
    expect(axisMarks(100)).toEqual([0, 50, 100]);
    expect(axisMarks(104.2)).toEqual([0, 50, 100]);
    expect(axisMarks(126.4)).toEqual([0, 50, 100, 126.4]);
  });
});
