import fc from "fast-check";
import { expect, it } from "vitest";
import { repeatsKey } from "../../src/reader/repeated-keys.ts";

const repeats = (text: string) => repeatsKey(text, JSON.parse(text));

it.each([
  ["at the top", '{ "a": 1, "a": 1 }'],
  ["inside of an array", '[{ "a": { "b": 1,\n "b" : 2 } }]'],
  ["spelled in two ways", '{ "a": 1, "\\u0061": 2 }'],
  ["next to a text with a colon", '{ "a": "\\":", "b\\\\": 1, "b\\\\": 2 }'],
])("sees a key that stands twice %s", (_where, text) => expect(repeats(text)).toBe(true));

it("sees none where there is none, whatever the texts hold", () => {
  const sized = fc.constantFrom(undefined, 2, "\t");
  fc.assert(
    fc.property(fc.jsonValue(), sized, (value, indent) => !repeats(JSON.stringify(value, null, indent))),
  );
  expect(repeats('{ "__proto__": { "a:": "\\":\\\\" } }')).toBe(false);
});
