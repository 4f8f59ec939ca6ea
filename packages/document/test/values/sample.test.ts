import { describe, expect, it } from "vitest";
import { get } from "../../src/json.ts";
import { type SampleOptions, sample } from "../../src/values/sample/sample.ts";
import { read } from "./read.ts";

function made(raw: unknown, options: SampleOptions = {}, components: object = {}): unknown {
  const result = sample(read(raw, components), options);
  return result.kind === "value" ? result.value : result;
}

describe("a sample", () => {
  it("is the contract's example, then its default, then one of the listed values", () => {
    const raw = { type: "string", default: "b", enum: ["a", "b", "c"] };
    expect(made({ ...raw, examples: ["c"] })).toBe("c");
    expect(made(raw)).toBe("b");
    expect(made(raw, { examples: false })).toBe("a");
  });

  it("is made by the recipe of x-faker where there is a seed and somebody who knows it", () => {
    const raw = { type: "integer", maximum: 5, "x-faker": "number.five" };
    const make = (recipe: unknown) => (recipe === "number.five" ? 5 : 7);
    expect(made(raw, { seed: 1, make })).toBe(5);
    const never = () => expect.fail("a value that is not by chance follows no recipe");
    expect(made(raw, { make: never })).toBeLessThanOrEqual(5);
    // What does not fit is not taken.
    expect(made({ ...raw, "x-faker": "other" }, { seed: 1, make })).toBeLessThanOrEqual(5);
    expect(made(raw, { seed: 1, make: () => undefined })).toBeLessThanOrEqual(5);
  });

  it("holds what a text should hold, in its encoding", () => {
    const raw = {
      type: "string",
      contentMediaType: "application/json",
      contentSchema: { type: "object", required: ["n"], properties: { n: { type: "integer" } } },
    };
    expect(JSON.parse(String(made(raw)))).toEqual({ n: 1 });
    expect(JSON.parse(atob(String(made({ ...raw, contentEncoding: "base64" }))))).toEqual({ n: 1 });
    expect(made({ type: "string", contentEncoding: "base16" })).toBe("61");
  });

  describe("of a union whose branches a discriminator tells apart", () => {
    const branch = (...required: string[]) => ({
      type: "object",
      required: ["kind", ...required],
      properties: Object.fromEntries(["kind", ...required].map((name) => [name, { type: "string" }])),
    });
    const union = (...names: string[]) => ({
      oneOf: names.map((name) => ({ $ref: `#/components/schemas/${name}` })),
      discriminator: { propertyName: "kind" },
    });
    const components = { Legal: branch("name", "board"), Nomadic: branch("name"), Twin: branch("name") };
    const kind = (raw: unknown, options: SampleOptions = {}) =>
      get(sample(read(raw, components, { discriminates: true }), options), "value");

    it("fits one branch alone, so that it also holds for readers who do not look at the discriminator", () => {
      expect(kind(union("Legal", "Nomadic"))).toEqual({ kind: "Nomadic", name: "text" });
      for (let seed = 0; seed < 20; seed++)
        expect(kind(union("Legal", "Nomadic"), { seed })).toMatchObject({ kind: "Nomadic" });
    });

    it("is what the discriminator says where every value fits several", () => {
      expect(kind(union("Nomadic", "Twin"))).toEqual({ kind: "Nomadic", name: "text" });
    });

    it("is not left out of what it stands in, whatever others say of it", () => {
      const holder = { type: "object", properties: { pet: union("Nomadic", "Twin") } };
      const pet = { kind: "Nomadic", name: "text" };
      expect(kind(holder, { fill: "full" })).toEqual({ pet });
      for (let seed = 0; seed < 20; seed++)
        expect(kind(holder, { fill: "full", seed })).toHaveProperty("pet.kind");
    });

    it("is the contract's example, which needs nobody's agreement", () => {
      const example = { kind: "Legal", name: "Ada", board: "all" };
      expect(kind({ ...union("Legal", "Nomadic"), examples: [example] })).toEqual(example);
    });
  });

  it("is never a wrong example, and reports it", () => {
    const raw = {
      type: "object",
      required: ["id"],
      properties: { id: { type: "integer", example: "seven" } },
    };
    const result = sample(read(raw));
    expect(result).toMatchObject({
      value: { id: 1 },
      wrong: [{ value: "seven", path: "/id", refusal: { keyword: "type" } }],
    });
  });

  it.each([
    ["a pattern", { type: "string", pattern: "^[A-Z]{3}-\\d{4}$" }, "AAA-0000"],
    ["exclusive bounds", { type: "integer", exclusiveMinimum: 3, exclusiveMaximum: 5 }, 4],
    ["multipleOf", { type: "integer", multipleOf: 7, minimum: 10 }, 14],
    [
      "uniqueItems",
      { type: "array", items: { enum: ["a", "b", "c"] }, uniqueItems: true, minItems: 3 },
      ["a", "b", "c"],
    ],
    [
      "minContains",
      { type: "array", items: { type: "integer" }, contains: { minimum: 9 }, minContains: 2 },
      [9, 9],
    ],
    [
      "propertyNames",
      { type: "object", propertyNames: { pattern: "^[a-z]{2}$" }, minProperties: 1 },
      { aa: "text" },
    ],
    ["not", { type: "string", not: { enum: ["text"] } }, "a"],
    [
      "allOf",
      {
        allOf: [
          { required: ["a"], properties: { a: { minLength: 2 } } },
          { properties: { a: { type: "string", maxLength: 3 } } },
        ],
      },
      { a: "tex" },
    ],
    [
      "oneOf next to properties",
      {
        type: "object",
        properties: { a: { type: "string" }, b: { type: "integer" } },
        oneOf: [{ required: ["a"] }, { required: ["b"] }],
      },
      { a: "text" },
    ],
    [
      "oneOf of what any object is and what texts and numbers may be in",
      {
        oneOf: [
          { type: "object" },
          { type: "object", properties: { a: { oneOf: [{ enum: ["x"] }, { enum: [1] }] } } },
        ],
      },
      { a: true },
    ],
    [
      "oneOf of an object and a closed one",
      { oneOf: [{ type: "object" }, { type: "object", additionalProperties: false }] },
      { extra: "text" },
    ],
    [
      "a condition",
      JSON.parse('{ "if": { "required": ["x"] }, "then": { "type": "object", "required": ["y"] } }'),
      { x: "text", y: "text" },
    ],
    [
      "dependents",
      { type: "object", required: ["a"], dependentRequired: { a: ["b"] } },
      { a: "text", b: "text" },
    ],
    [
      "a fixed list",
      { type: "array", prefixItems: [{ type: "string" }, { const: 7 }], minItems: 2, items: false },
      ["text", 7],
    ],
  ])("fits %s", (_, raw, value) => {
    expect(made(raw)).toEqual(value);
  });

  it("leaves out what may be absent and nothing fits", () => {
    const none = { type: "object", required: ["n"], properties: { n: { enum: [] } } };
    const inner = { type: "object", required: ["b"], properties: { b: none } };
    const outer = { type: "object", properties: { a: inner, c: { type: "integer" } } };
    expect(sample(read(outer), { fill: "full" })).toMatchObject({ kind: "value", value: {} });
  });

  it("ends where a schema holds itself", () => {
    const Tree = {
      type: "object",
      required: ["name", "next"],
      properties: {
        name: { type: "string" },
        next: { oneOf: [{ $ref: "#/components/schemas/Tree" }, { type: "null" }] },
        kids: { type: "array", items: { $ref: "#/components/schemas/Tree" } },
      },
    };
    const ref = { $ref: "#/components/schemas/Tree" };
    expect(made(ref, {}, { Tree })).toEqual({ name: "text", next: null });
    expect(made(ref, { fill: "full" }, { Tree })).toEqual({
      name: "text",
      next: null,
      kids: [],
    });
  });

  it("says so where nothing is admitted", () => {
    const Endless = {
      type: "object",
      required: ["next"],
      properties: { next: { $ref: "#/components/schemas/Endless" } },
    };
    expect(made({ $ref: "#/components/schemas/Endless" }, {}, { Endless })).toMatchObject({
      kind: "none",
      reason: "no value of it ends within 40 levels and 20000 places: it may hold itself",
    });
    expect(made({ type: "string", minLength: 3, maxLength: 2 })).toMatchObject({ kind: "none" });
    expect(made(false)).toMatchObject({ kind: "none" });
  });

  it("names the branch that it takes by the discriminator", () => {
    const Cat = { type: "object", required: ["kind"], properties: { kind: { type: "string" } } };
    const union = {
      oneOf: [{ $ref: "#/components/schemas/Cat" }],
      discriminator: { propertyName: "kind", mapping: { CAT: "Cat" } },
    };
    expect(made(union, {}, { Cat })).toEqual({ kind: "CAT" });
    expect(made({ ...union, discriminator: { propertyName: "kind" } }, {}, { Cat })).toEqual({
      kind: "Cat",
    });
    const Pet = {
      ...Cat,
      discriminator: { propertyName: "kind", mapping: { dog: "#/components/schemas/Dog" } },
    };
    const Dog = { allOf: [{ $ref: "#/components/schemas/Pet" }] };
    expect(made({ $ref: "#/components/schemas/Dog" }, {}, { Pet, Dog })).toEqual({ kind: "dog" });
  });

  it("has no readOnly property in a request", () => {
    const raw = {
      type: "object",
      properties: { id: { type: "integer", readOnly: true }, name: { type: "string" } },
    };
    const result = sample(read(raw, {}, { direction: "request" }), { fill: "full" });
    expect(result).toMatchObject({ value: { name: "text" } });
    expect(result).not.toMatchObject({ value: { id: 1 } });
  });

  it("differs by seed", () => {
    const raw = { type: "array", minItems: 5, items: { type: "string" } };
    expect(made(raw, { seed: 1 })).not.toEqual(made(raw, { seed: 2 }));
    expect(made(raw, { seed: 1 })).toEqual(made(raw, { seed: 1 }));
  });
});
