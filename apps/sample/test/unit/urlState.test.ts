import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { locales } from "../../src/lib/locales.ts";
import { sorts } from "../../src/lib/sort.ts";
import { defaultView, formatView, parseView } from "../../src/lib/urlState.ts";

const name = fc.string({ unit: "grapheme", minLength: 1 });
const view = fc.record({
  service: fc.string({ unit: "grapheme" }),
  workloads: fc.uniqueArray(name),
  channel: fc.string({ unit: "grapheme" }),
  search: fc.string({ unit: "grapheme" }),
  sort: fc.constantFrom(...sorts),
  locale: fc.constantFrom(...locales),
  state: fc.string({ unit: "grapheme" }),
});

describe("the view in the address", () => {
  it("survives the round trip", () => {
    fc.assert(
      fc.property(view, (given) => {
        expect(parseView(formatView(given))).toEqual(given);
      }),
    );
  });

  it("leaves defaults out", () => {
    expect(formatView(defaultView)).toBe("");
    expect(parseView("")).toEqual(defaultView);
    expect(formatView({ ...defaultView, workloads: ["Exchange", "Teams"], sort: "usage-desc" })).toBe(
      "?workload=Exchange&workload=Teams&sort=usage-desc",
    );
  });

  it("falls back for what it does not know, and ignores the rest", () => {
    expect(parseView("?sort=up&locale=english&token=x&workload=&workload=a&workload=a")).toEqual({
      ...defaultView,
      workloads: ["a"],
    });
  });

  it("makes of any text a view that the page can show, and that its own address leads back to", () => {
    const pair = fc.tuple(fc.constantFrom("sort", "locale", "workload", "q", "state"), fc.string());
    const text = fc.oneof(
      fc.string(),
      fc.array(pair).map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join("&")),
    );
    fc.assert(
      fc.property(text, (search) => {
        const view = parseView(search);
        expect(sorts).toContain(view.sort);
        expect(locales).toContain(view.locale);
        expect(parseView(formatView(view))).toEqual(view);
      }),
    );
  });
});
