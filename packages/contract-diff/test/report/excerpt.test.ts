import { describe, expect, it } from "vitest";
import { excerptOf } from "../../src/report/excerpt.ts";
import { nearestPlaces } from "../../src/report/nearest.ts";
import { Sources } from "../../src/report/source.ts";

class Text extends Sources {
  private readonly held: string;
  constructor(held: string) {
    super();
    this.held = held;
  }
  override text(): string {
    return this.held;
  }
}

const yaml = "a:\n  b:\n    - c: 1\n      d: 2\n  e: 3\n";
const at = (line: number, column: number) => ({ pointer: "#", file: "x.yaml", line, column });

/** The marked part of the excerpt, and its line. */
function marked(text: string, line: number, column: number, width = 72) {
  const excerpt = excerptOf(at(line, column), new Text(text), { width });
  const focus = excerpt?.lines.find(({ mark }) => mark !== undefined);
  return {
    number: focus?.number,
    text: focus?.text,
    mark: focus?.text.slice(focus.mark?.start, focus.mark?.end),
  };
}

describe("an excerpt", () => {
  it.each([
    [1, 1, "a"],
    [3, 7, "c"],
    [5, 3, "e"],
  ])("marks the key at %i:%i", (line, column, mark) => {
    expect(marked(yaml, line, column)).toMatchObject({ number: line, mark });
  });

  it("shows the lines around, without the indent they share and without an empty last line", () => {
    const lines = excerptOf(at(4, 7), new Text(yaml))?.lines.map(({ number, text }) => [number, text]);
    expect(lines).toEqual([
      [3, "  - c: 1"],
      [4, "    d: 2"],
      [5, "e: 3"],
    ]);
  });

  it("finds the place in a long line of JSON", () => {
    const json = JSON.stringify({ long: "x".repeat(500), key: 1, more: "y".repeat(500) });
    const found = marked(json, 1, json.indexOf('"key"') + 1, 60);
    expect(found.mark).toBe('"key"');
    expect(found.text?.length).toBeLessThanOrEqual(60);
    expect(found.text).toMatch(/^….*…$/);
  });

  it("is absent when the text or the line is gone", () => {
    expect(excerptOf(at(99, 1), new Text(yaml))).toBeUndefined();
    expect(excerptOf(at(1, 1), new Sources())).toBeUndefined();
    expect(excerptOf({ pointer: "#" }, new Text(yaml))).toBeUndefined();
  });
});

describe("the nearest place of a part that is gone", () => {
  it.each([
    ["#/a/b/0/d", 4, 7],
    ["#/a/b/0/gone", 3, 7],
    ["#/a/b/7/d", 2, 3],
    ["#/z", 1, 1],
  ])("%s", (pointer, line, column) => {
    const found = nearestPlaces([pointer], "x.yaml", new Text(yaml));
    expect(found.get(pointer)).toMatchObject({ line, column });
  });

  it("is found in JSON of any size, and for many at once", () => {
    const many = Array.from({ length: 60_000 }, (_, i) => `  "k${i}": { "text": "${"x".repeat(30)}" }`);
    const json = `{\n${many.join(",\n")}\n}`;
    expect(json.length).toBeGreaterThan(2_000_000);
    const found = nearestPlaces(["#/k2/gone", "#/k59999/text", "#/gone"], "x.json", new Text(json));
    expect([...found.values()].map(({ pointer, line }) => [pointer, line])).toEqual([
      ["#/k2", 4],
      ["#/k59999/text", 60_001],
      ["#", 1],
    ]);
  });
});
