import { expect, test } from "vitest";
import { isFixed } from "../scripts/prebuild.mjs";

const withHeader = (type: unknown) => ({
  method: "get",
  path: "/orders",
  responses: [],
  request: { headers: [{ name: "X-Ids", style: "simple", schema: { type } }] },
});

test.each(["string", "boolean"])("a header of type %s can be checked as it comes", (type) => {
  expect(isFixed(withHeader(type))).toBe(true);
});

test.each([["array"], ["object"], [["array", "null"]], [["null", "object"]]])(
  "a header of type %j has to be taken apart, which the engine does",
  (type) => {
    expect(isFixed(withHeader(type))).toBe(false);
  },
);
