import { expect, it } from "vitest";
import type { Json, JsonObject } from "../src/json.ts";
import { type Action, applyAction } from "../src/overlay/apply.ts";

const after = (root: JsonObject, action: Action, joins = true): Json => {
  applyAction(root, action, joins);
  return root;
};

it.each<[string, JsonObject, Action, boolean, Json]>([
  [
    "objects merge",
    { a: { b: { c: 1 } } },
    { target: "$.a", update: { b: { d: 2 } } },
    true,
    { a: { b: { c: 1, d: 2 } } },
  ],
  ["1.0 appends one entry", { a: [1] }, { target: "$.a", update: [2] }, false, { a: [1, [2]] }],
  ["1.1 joins lists", { a: [1] }, { target: "$.a", update: [2, 3] }, true, { a: [1, 2, 3] }],
  [
    "1.1 appends what is no list",
    { a: [1] },
    { target: "$.a", update: { b: 2 } },
    true,
    { a: [1, { b: 2 }] },
  ],
  ["1.1 replaces values", { a: 1 }, { target: "$.a", update: 2 }, true, { a: 2 }],
  ["removal wins", { a: 1, b: 2 }, { target: "$.a", remove: true, update: 3 }, true, { b: 2 }],
  [
    "items go from the end",
    { a: [1, 2, 3, 4] },
    { target: "$.a[?@ > 1 && @ < 4]", remove: true },
    true,
    { a: [1, 4] },
  ],
  [
    "a part is copied",
    { a: { x: 1 }, b: { y: 2 } },
    { target: "$.b", copy: "$.a" },
    true,
    { a: { x: 1 }, b: { x: 1, y: 2 } },
  ],
  [
    "keys may be anything",
    { "it's/\\n": { a: 1 } },
    { target: '$["it\'s/\\\\n"].a', update: 2 },
    true,
    { "it's/\\n": { a: 2 } },
  ],
])("%s", (_, root, action, joins, wanted) => {
  expect(after(root, action, joins)).toEqual(wanted);
});

it("gives the pointers of what it changed", () => {
  const root = { paths: { "/a": { get: {} }, "/b": { get: {} } } };
  const { pointers } = applyAction(root, { target: "$.paths.*.get", update: { deprecated: true } }, true);
  expect(pointers).toEqual(["#/paths/~1a/get", "#/paths/~1b/get"]);
  expect(applyAction(root, { target: "$.gone", remove: true }, true).pointers).toEqual([]);
});

it("copies do not share what they copied", () => {
  const root = { a: {}, b: {}, c: { list: [1] } };
  applyAction(root, { target: "$['a','b']", copy: "$.c" }, true);
  applyAction(root, { target: "$.a.list", update: 2 }, true);
  expect(root).toEqual({ a: { list: [1, 2] }, b: { list: [1] }, c: { list: [1] } });
});
