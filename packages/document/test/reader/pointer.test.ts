import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decode, encode, join, keysOf, valueAt } from "../../src/reader/pointer.ts";

const key = fc.oneof(
  fc.string(),
  fc.constantFrom("", "/", "~", "~1", "%", "50%", "%2F", "a b", "é", "#", '"'),
);

describe("pointers", () => {
  it("give back the keys they were made of", () => {
    fc.assert(
      fc.property(fc.array(key), (keys) => {
        expect(keysOf(join("#", ...keys))).toEqual(keys);
      }),
    );
  });

  it("survive being written as a fragment of a URI", () => {
    fc.assert(
      fc.property(fc.array(key), (keys) => {
        const pointer = join("#", ...keys);
        expect(decode(encode(pointer))).toBe(pointer);
      }),
    );
  });

  it("find what stands there", () => {
    fc.assert(
      fc.property(fc.array(key, { minLength: 1 }), fc.integer(), (keys, value) => {
        const root = keys.reduceRight<unknown>((inner, each) => ({ [each]: inner }), value);
        expect(valueAt(root, join("#", ...keys).slice(1))).toBe(value);
      }),
    );
  });

  it("never reach a prototype, nor an item by anything but its number", () => {
    expect(valueAt({}, "/constructor")).toBeUndefined();
    expect(valueAt(["a"], "/length")).toBeUndefined();
    expect(valueAt(["a"], "/00")).toBeUndefined();
    expect(valueAt(["a"], "/0")).toBe("a");
  });
});
