import fc from "fast-check";
import { expect, it } from "vitest";
import { cloned, compareDigits, digitsOf, exactText, marked, writtenOut } from "../src/digits.ts";
import type { Json } from "../src/json.ts";
import { yaml } from "../src/lazy.ts";
import { parseText } from "../src/reader/parse.ts";

const parsed = (text: string) => parseText(text, "it").root as { a: number };

const long = "9223372036854775807";

it.each([
  [
    "JSON",
    `{ "a": ${long}, "b": [1, -0.12345678901234567890, "${long}", ": ${long}"], "c": 9007199254740992 }`,
  ],
  ["YAML", `a: ${long}\nb: [1, -0.12345678901234567890, "${long}", ": ${long}"]\nc: 9007199254740992\n`],
])("a number that no double holds keeps its digits in %s", (_what, text) => {
  const root = parsed(text);
  expect(root).toEqual({
    a: Number(long),
    b: [1, -0.12345678901234568, long, `: ${long}`],
    c: 9007199254740992,
  });
  expect(digitsOf(root, "a")).toBe(long);
  expect(digitsOf(root, "c")).toBeUndefined();
  const written = '{"a":9223372036854775807,"b":[1,-1234567890123456789e-19';
  expect(exactText({ root }, "root")).toContain(written);
  expect(exactText({ root: cloned(root as Json) }, "root")).toContain(written);
});

it("what is written again has the same digits", () => {
  const text = `a: ${long}\nb:\n  - 0.1234567890123456789\n  - 1e+400\n  - "${long}"\n`;
  expect(writtenOut(yaml().stringify(marked(parsed(text))))).toBe(text);
});

it("digits are compared as numbers", () => {
  const whole = fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n });
  fc.assert(
    fc.property(whole, whole, fc.integer({ min: -30, max: 30 }), (a, b, power) => {
      const [one, other] = [`${a}e${power}`, `${b}e${power}`];
      expect(Math.sign(compareDigits(one, other))).toBe(a === b ? 0 : a > b ? 1 : -1);
    }),
  );
  expect(compareDigits("1e999999999", "2e5")).toBeGreaterThan(0);
  expect(compareDigits("-1e999999999", "2e5")).toBeLessThan(0);
  expect(compareDigits("10", "1e1")).toBe(0);
});
