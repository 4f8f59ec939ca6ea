// @ts-check
import { expect, test } from "vitest";
import { generate } from "../plugins/generate-value.mjs";

const recipe = {
  list: "items",
  count: "total",
  rows: 3,
  row: {
    share: { spread: [10, 20], decimals: 1 },
    name: { number: "Row {n}" },
    kind: { cycle: ["a", "b"] },
    meta: { value: { type: "Row" } },
  },
  rest: { meta: { type: "List" } },
};

test("makes the same rows each time", () => {
  expect(generate(recipe)).toEqual({
    total: 3,
    items: [
      { share: 10, name: "Row 1", kind: "a", meta: { type: "Row" } },
      { share: 16.2, name: "Row 2", kind: "b", meta: { type: "Row" } },
      { share: 12.4, name: "Row 3", kind: "a", meta: { type: "Row" } },
    ],
    meta: { type: "List" },
  });
});

test("keeps numbers within their bounds", () => {
  /** @type {{ items: { share: number }[] }} */
  const { items } = Object(
    generate({ list: "items", rows: 2000, row: { share: { spread: [-1, 1], decimals: 3 } } }),
  );
  expect(Math.min(...items.map(({ share }) => share))).toBeGreaterThanOrEqual(-1);
  expect(Math.max(...items.map(({ share }) => share))).toBeLessThanOrEqual(1);
  expect(new Set(items.map(({ share }) => share)).size).toBeGreaterThan(1000);
});

test.each([
  ["list", { ...recipe, list: undefined }, 'set "list" to the name of the array'],
  ["rows", { ...recipe, rows: "many" }, 'set "rows" to a whole number'],
  ["row", { ...recipe, row: undefined }, 'set "row" to the recipe of its members'],
  ["member", { ...recipe, row: { share: {} } }, '"share" needs one of spread, cycle, number, value'],
])("says which part of the recipe is missing: %s", (_part, broken, message) => {
  expect(() => generate(broken)).toThrow(message);
});
