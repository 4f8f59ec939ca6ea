import { expect, it } from "vitest";
import type { Json, JsonObject } from "../src/json.ts";
import { type Action, applyAction } from "../src/overlay/apply.ts";
import { Marks, marksAt, marksIn, withMarks } from "../src/overlay/marks.ts";

const after = (root: JsonObject, action: Action, joins = true): Json => {
  applyAction(root, action, { joins, place: "o.yaml:1:1", marks: new Marks() });
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

it("marks what each action put or took, by where it stands in the end", () => {
  const root = { list: [{ a: 1 }, { b: 1 }, { c: 1 }], map: { "x/y": { old: true, gone: true } } };
  const marks = new Marks();
  const act = (place: string, action: Action) => applyAction(root, action, { joins: true, place, marks });
  expect(act("o:1:1", { target: "$.list[2]", update: { d: 1, e: { f: 1 } } })).toBe(1);
  act("o:2:1", { target: "$.list[?@.a]", remove: true });
  act("o:3:1", { target: "$.map['x/y'].gone", remove: true });
  act("o:4:1", { target: "$.list", update: [{ g: 1 }] });
  act("o:5:1", { target: "$.list[1].e", update: { f: 2 } });
  expect(act("o:6:1", { target: "$.none", remove: true })).toBe(0);
  const found = marks.of(root);
  expect(found.map(({ place, pointer }) => `${place} ${pointer}`).sort()).toEqual([
    ...["o:1:1 #/list/1/d", "o:1:1 #/list/1/e", "o:2:1 #/list"],
    ...["o:3:1 #/map/x~1y/gone", "o:4:1 #/list/2", "o:5:1 #/list/1/e/f"],
  ]);
  expect(marksIn(withMarks("a: 1\n", found))).toEqual(found);
  expect(marksAt(found, "#/list/1/e/f")).toEqual(["o:5:1"]);
  expect(marksAt(found, "#/list/1/e/g")).toEqual(["o:1:1"]);
  expect(marksAt(found, "#/list/0")).toEqual(["o:2:1"]);
  expect(marksAt(found, "#/map/x~1y")).toEqual(["o:3:1"]);
  expect(marksAt(found, "#/map/x~1y/old")).toEqual([]);
});

it("copies do not share what they copied", () => {
  const root = { a: {}, b: {}, c: { list: [1] } };
  after(root, { target: "$['a','b']", copy: "$.c" });
  after(root, { target: "$.a.list", update: 2 });
  expect(root).toEqual({ a: { list: [1, 2] }, b: { list: [1] }, c: { list: [1] } });
});
