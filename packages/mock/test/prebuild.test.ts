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

test("a header whose examples choose the answer has to be read, which the engine does", () => {
  const contents = [{ mediaType: "application/json", examples: [{ key: "a" }] }];
  const headers = [
    { name: "X-A", style: "simple", schema: { type: "string" }, examples: [{ key: "a", value: "1" }] },
  ];
  const operation = { ...withHeader("string"), responses: [{ code: "200", contents }] };
  expect(isFixed(operation)).toBe(true);
  expect(isFixed({ ...operation, request: { headers } })).toBe(false);
});
