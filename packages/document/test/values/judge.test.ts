import { describe, expect, it } from "vitest";
import { judge } from "../../src/values/judge.ts";
import type { Schema } from "../../src/values/schema/schemas.ts";
import { read } from "./read.ts";

const kinds = (schema: Schema, ...values: unknown[]) => values.map((value) => judge(schema, value).kind);
const old = { dialect: "3.0" } as const;

describe("the dialects", () => {
  it("reads nullable and boolean bounds in 3.0 only", () => {
    const raw = { type: "integer", nullable: true, minimum: 3, exclusiveMinimum: true };
    expect(kinds(read(raw, {}, old), null, 3, 4)).toEqual(["accepted", "refused", "accepted"]);
    expect(kinds(read({ type: "integer", nullable: true }), null)).toEqual(["refused"]);
  });

  it("takes null next to an enum only where it is listed, in 3.0 as in 3.1", () => {
    expect(kinds(read({ type: "string", nullable: true, enum: ["a"] }, {}, old), null)).toEqual(["refused"]);
    const listed = { type: "string", nullable: true, enum: ["a", null] };
    expect(kinds(read(listed, {}, old), null)).toEqual(["accepted"]);
    expect(kinds(read({ type: ["string", "null"], enum: ["a"] }), null)).toEqual(["refused"]);
  });

  it("ignores what stands next to a reference in 3.0, and reads it in 3.1", () => {
    const raw = { $ref: "#/components/schemas/Name", maxLength: 2 };
    const components = { Name: { type: "string" } };
    expect(kinds(read(raw, components, old), "long")).toEqual(["accepted"]);
    expect(kinds(read(raw, components), "long")).toEqual(["refused"]);
  });

  it("reads the dependencies of older drafts, next to the newer keywords", () => {
    const raw = { dependencies: { a: ["b"], c: { required: ["d"] } }, dependentRequired: { a: ["e"] } };
    expect(kinds(read(raw), { a: 1, e: 1 }, { a: 1, b: 1 }, { a: 1, b: 1, e: 1 }, { c: 1 })).toEqual([
      ...["refused", "refused", "accepted", "refused"],
    ]);
  });

  it("checks formats, and passes those that nobody knows", () => {
    expect(kinds(read({ type: "string", format: "date" }), "2026-02-30", "2026-02-28")).toEqual([
      "refused",
      "accepted",
    ]);
    expect(kinds(read({ type: "integer", format: "int32" }), 2 ** 31, 1)).toEqual(["refused", "accepted"]);
    expect(kinds(read({ type: "string", format: "licence-plate" }), "x")).toEqual(["accepted"]);
  });

  it("never lets a discriminator judge", () => {
    const raw = {
      discriminator: { propertyName: "kind" },
      oneOf: [{ required: ["a"] }, { required: ["b"] }],
    };
    expect(kinds(read(raw), { kind: "nobody", a: 1 })).toEqual(["accepted"]);
  });

  it("takes a decimal that the computer divides badly", () => {
    expect(kinds(read({ multipleOf: 0.01 }), 19.99, 19.995)).toEqual(["accepted", "refused"]);
  });
});

describe("references", () => {
  it("follows a whole map of schemas that is one", () => {
    const raw = { type: "object", properties: { $ref: "#/components/schemas/Members" } };
    const schema = read(raw, { Members: { id: { type: "integer" } } });
    expect(kinds(schema, { id: 1 }, { id: "a" })).toEqual(["accepted", "refused"]);
  });

  const tree = {
    $id: "https://example.org/tree",
    $dynamicAnchor: "node",
    type: "object",
    properties: { value: true, children: { type: "array", items: { $dynamicRef: "#node" } } },
  };
  const strict = {
    $id: "https://example.org/strict",
    $dynamicAnchor: "node",
    $ref: "https://example.org/tree",
    unevaluatedProperties: false,
  };

  it("a dynamic one means the outermost schema with the anchor", () => {
    const [loose, closed] = ["tree", "strict"].map((id) =>
      read({ $ref: `https://example.org/${id}` }, { tree, strict }),
    );
    const value = { children: [{ daat: 1 }] };
    expect(loose && kinds(loose, value)).toEqual(["accepted"]);
    expect(closed && kinds(closed, value, { children: [{ value: 1 }] })).toEqual(["refused", "accepted"]);
  });

  it("a base and its children may refer to each other", () => {
    const union = {
      oneOf: [{ $ref: "#/components/schemas/Circle" }, { $ref: "#/components/schemas/Square" }],
    };
    const child = (name: string) => ({
      allOf: [
        { $ref: "#/components/schemas/Shape" },
        { required: [name], properties: { [name]: { type: "number" } } },
      ],
    });
    const components = { Shape: { required: ["kind"], ...union }, Circle: child("r"), Square: child("w") };
    const shape = read({ $ref: "#/components/schemas/Shape" }, components);
    expect(kinds(shape, { kind: "x", r: 1 }, { kind: "x" }, { r: 1 }, { kind: "x", r: 1, w: 1 })).toEqual([
      "accepted",
      "refused",
      "refused",
      "refused",
    ]);
    const circle = read({ $ref: "#/components/schemas/Circle" }, components);
    expect(kinds(circle, { kind: "x", r: 1 }, { kind: "x", w: 1 })).toEqual(["accepted", "refused"]);
  });
});

describe("the direction", () => {
  const raw = {
    type: "object",
    required: ["id", "name", "secret"],
    properties: {
      id: { type: "integer", readOnly: true },
      name: { type: "string" },
      secret: { writeOnly: true },
    },
  };

  it("requires no readOnly property of a request, and no writeOnly one of a response", () => {
    const request = read(raw, {}, { direction: "request" });
    const response = read(raw, {}, { direction: "response" });
    expect(kinds(request, { name: "a", secret: 1 }, { id: 1, name: "a" })).toEqual(["accepted", "refused"]);
    expect(kinds(response, { id: 1, name: "a" }, { name: "a", secret: 1 })).toEqual(["accepted", "refused"]);
    expect(kinds(read(raw), { name: "a", secret: 1 })).toEqual(["refused"]);
  });

  it("sees through references and allOf", () => {
    const Id = { type: "integer", readOnly: true };
    const parts = [{ properties: { id: { $ref: "#/components/schemas/Id" } } }, { required: ["id"] }];
    expect(kinds(read({ allOf: parts }, { Id }, { direction: "request" }), {})).toEqual(["accepted"]);
    expect(kinds(read({ allOf: parts }, { Id }, { direction: "response" }), {})).toEqual(["refused"]);
  });

  it("fills in no default: a required property must be there", () => {
    const filled = { required: ["a"], properties: { a: { default: 1 } } };
    expect(kinds(read(filled, {}, { direction: "request" }), {})).toEqual(["refused"]);
  });
});

describe("why a value is refused", () => {
  it("names the place in the value, the keyword and the place in the contract", () => {
    const components = { Name: { type: "string", maxLength: 2 } };
    const schema = read(
      { type: "object", properties: { "a/b": { $ref: "#/components/schemas/Name" } } },
      components,
    );
    const verdict = judge(schema, { "a/b": "long" });
    expect(verdict).toMatchObject({
      refusals: [{ path: "/a~1b", keyword: "maxLength", loc: { pointer: "#/components/schemas/Name" } }],
    });
  });
});

describe("a schema with a fault", () => {
  it.each([
    [{ type: "strng" }, "#/raw/type", "is not a type"],
    [{ pattern: "(?<a" }, "#/raw/pattern", "cannot run"],
    [{ required: true }, "#/raw/required", "list of names"],
    [{ minLength: "3" }, "#/raw/minLength", "whole number"],
    [{ properties: { a: null } }, "#/raw/properties/a", "an object or a boolean"],
    [{ $ref: "#/components/schemas/Nobody" }, "#/raw/$ref", "points at nothing"],
    [{ patternProperties: { "[": true } }, "#/raw/patternProperties/[", "cannot run"],
  ])("%j never passes in silence", (raw, pointer, message) => {
    const verdict = judge(read(raw), "properties" in raw ? { a: 1 } : { x: 1 });
    expect(verdict).toMatchObject({ kind: "undecided", faults: [{ loc: { pointer } }] });
    expect(JSON.stringify(verdict)).toContain(message);
  });

  it("judges the values that do not get to the fault", () => {
    const raw = { type: "object", properties: { a: { type: "strng" }, b: { type: "string" } } };
    expect(kinds(read(raw), { b: "x" }, { b: 1 }, { a: 1 })).toEqual(["accepted", "refused", "undecided"]);
  });

  it("still refuses what the rest of it refuses", () => {
    expect(kinds(read({ type: "string", minLength: "3" }), 1, "ab")).toEqual(["refused", "undecided"]);
  });

  it("is undecided where what was left out may turn a no into a yes", () => {
    expect(kinds(read({ not: { type: "string", pattern: "(?<a" } }), "x", 1)).toEqual([
      "undecided",
      "undecided",
    ]);
  });

  it("takes a value twice in an enum, and a list without values, as what they say", () => {
    expect(kinds(read({ enum: ["a", "a"] }), "a", "b")).toEqual(["accepted", "refused"]);
    expect(kinds(read({ enum: [] }), "a")).toEqual(["refused"]);
  });
});
