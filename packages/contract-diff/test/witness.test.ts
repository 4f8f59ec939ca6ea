import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { diff } from "../src/index.ts";
import { diffSchemas } from "./wrap.ts";

const ajv = new Ajv2020({ strict: false, logger: false });
addFormats.default(ajv as never);

const pairs: [string, object, object][] = [
  ["maxLength", { type: "string", maxLength: 10 }, { type: "string", maxLength: 5 }],
  ["pattern", { type: "string", pattern: "^[a-z]{2,4}$" }, { type: "string", pattern: "^[a-z]{3}$" }],
  ["pattern for a code", { type: "string" }, { type: "string", pattern: "^[A-Z]{3}-\\d{4}$" }],
  ["integer", { type: "number" }, { type: "integer" }],
  ["steps", { type: "integer", multipleOf: 5 }, { type: "integer", multipleOf: 10 }],
  ["format", { type: "string" }, { type: "string", format: "uuid" }],
  ["items", { type: "array", items: { type: "number" } }, { type: "array", items: { type: "integer" } }],
  ["unique items", { type: "array" }, { type: "array", uniqueItems: true }],
  ["contains", { type: "array" }, { type: "array", contains: { const: 7 } }],
  ["tuple", { prefixItems: [{ type: "string" }] }, { prefixItems: [{ type: "string" }], items: false }],
  ["closed object", { properties: { a: {} } }, { properties: { a: {} }, additionalProperties: false }],
  ["names", { type: "object" }, { type: "object", propertyNames: { pattern: "^[a-z]+$" } }],
  ["not", { type: "string" }, { type: "string", not: { const: "x" } }],
  ["alternatives", { oneOf: [{ const: 1 }, { type: "string" }] }, { type: "string" }],
  [
    "deep",
    { properties: { a: { items: { properties: { b: { maximum: 9 } } } } } },
    { properties: { a: { items: { properties: { b: { maximum: 8 } } } } } },
  ],
];

it("stands in a message of the contract, and not in an alternative that was only compared with another", async () => {
  const shape = (kind: string) => ({
    type: "object",
    required: ["kind", "colour"],
    properties: { kind: { const: kind }, colour: { $ref: "#/components/schemas/Colour" } },
  });
  const contract = (kinds: readonly string[], most: number) => ({
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    paths: {
      "/shapes": {
        get: {
          operationId: "shapes",
          responses: {
            200: {
              description: "all",
              content: { "application/json": { schema: { $ref: "#/components/schemas/Shapes" } } },
            },
          },
        },
      },
    },
    components: {
      schemas: {
        Shapes: {
          type: "object",
          required: ["shapes"],
          properties: { shapes: { type: "array", items: { oneOf: kinds.map(shape) } } },
        },
        Colour: {
          type: "object",
          required: ["name"],
          properties: { name: { type: "string", maxLength: most } },
        },
      },
    },
  });
  const { findings } = await diff(
    contract(["circle", "square"], 3),
    contract(["circle", "square", "star"], 4),
  );
  const longer = findings.find(({ id }) => id === "response-max-length-loosened");
  expect(longer?.witness?.value).toEqual({ shapes: [{ kind: "square", colour: { name: "aaaa" } }] });
});

it("stands in a whole request, with what else is required by the contract's examples", async () => {
  const contract = (limit: number, size: number) => ({
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    paths: {
      "/shops/{shop}/pets": {
        post: {
          operationId: "add",
          parameters: [
            { name: "shop", in: "path", required: true, schema: { type: "string", examples: ["north"] } },
            { name: "limit", in: "query", schema: { type: "integer", maximum: limit } },
            { name: "X-Trace", in: "header", required: true, schema: { type: "string", const: "t 1" } },
          ],
          requestBody: {
            required: true,
            content: { "application/json": { schema: { type: "array", maxItems: size } } },
          },
          responses: { "204": { description: "done" } },
        },
      },
    },
  });
  const { findings } = await diff(contract(10, 2), contract(5, 1));
  expect(findings.map(({ witness }) => witness?.request)).toEqual([
    "POST /shops/north/pets?limit=10\nX-Trace: t 1\nContent-Type: application/json\n\n[]",
    'POST /shops/north/pets\nX-Trace: t 1\nContent-Type: application/json\n\n["text","text"]',
  ]);
});

describe("witness", () => {
  it.each(pairs)("%s: one side takes it, the other does not", async (_, loose, strict) => {
    for (const [direction, base, revision] of [
      ["request", loose, strict],
      ["response", strict, loose],
    ] as const) {
      const { findings } = await diffSchemas(base, revision, direction);
      const witness = findings.find((finding) => finding.level === "breaking")?.witness;
      expect(witness).toBeDefined();
      expect(ajv.validate(loose, witness?.value)).toBe(true);
      expect(ajv.validate(strict, witness?.value)).toBe(false);
      expect(witness?.acceptedBy).toBe(direction === "request" ? "base" : "revision");
    }
  });

  it("is refused for its own cause, not for another change next to it", async () => {
    const base = { type: "object", required: ["a", "b"], properties: { a: { type: "number" }, b: {} } };
    const nullable = { a: { type: ["number", "null"] }, b: {} };
    const { findings } = await diffSchemas(
      { type: "array", items: base },
      { type: "array", items: { ...base, required: ["a"], properties: nullable } },
      "response",
    );
    const reasons = findings.map(({ id, witness }) => [id, witness?.reason]);
    expect(Object.fromEntries(reasons)).toEqual({
      "response-null-added": "/0/a must be number",
      "response-property-became-optional": "/0 must have required property 'b'",
    });
  });

  it("clears a finding that no value bears out", async () => {
    const base = { type: ["boolean", "null"] };
    const revision = { enum: [true, false, null] };
    expect((await diffSchemas(base, revision, "request")).findings).toEqual([]);
  });

  it("does not clear what no value could show: the XML name, the dialect", async () => {
    const xml = (name: string) => {
      const property = { type: "string", enum: ["a", "b"], xml: { name } };
      const schema = { type: "object", properties: { p: property } };
      const responses = { 200: { description: "ok", content: { "application/xml": { schema } } } };
      return { openapi: "3.1.0", info: {}, paths: { "/things": { get: { responses } } } };
    };
    const renamed = await diff(xml("x"), xml("y"));
    expect(renamed.findings).toMatchObject([{ level: "breaking", id: "response-xml-changed" }]);
    const dialect = ($schema?: string) => ({ ...($schema && { $schema }), type: "string", enum: ["a"] });
    const other = await diffSchemas(dialect(), dialect("https://example.com/own"), "request");
    expect(other.findings).toMatchObject([{ level: "unproven", id: "request-dialect-changed" }]);
  });

  it("decides a changed pattern when a value shows it", async () => {
    const { findings } = await diffSchemas(
      { type: "string", pattern: "^a+$" },
      { type: "string", pattern: "^b+$" },
      "request",
    );
    expect(findings).toMatchObject([
      { level: "breaking", id: "request-pattern-changed", witness: { acceptedBy: "base" } },
    ]);
    const spelled = await diffSchemas(
      { type: "string", pattern: "^a$" },
      { type: "string", pattern: "^(?:a)$" },
      "request",
    );
    expect(spelled).toEqual({ bump: "none", findings: [] });
  });
});
