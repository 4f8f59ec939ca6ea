import { describe, expect, it } from "vitest";
import { diffSchemas } from "./wrap.ts";

type Verdicts = [what: string, base: unknown, revision: unknown, request: string, response: string];

const str = { type: "string" };
/** `if`, and what must hold then and else. */
const when = (condition: object, then?: object, alternative?: object): object =>
  Object.fromEntries(
    [
      ["if", condition],
      ["then", then],
      ["else", alternative],
    ].filter(([, value]) => value !== undefined),
  );
const obj = (properties: object, more: object = {}) => ({ type: "object", properties, ...more });
const a = obj({ a: str }, { required: ["a"] });
const b = obj({ b: { type: "integer" } }, { required: ["b"] });

/** Narrower is breaking for requests and additive for responses; wider is the reverse. */
const narrower: [string, unknown, unknown][] = [
  ["type number to integer", { type: "number" }, { type: "integer" }],
  ["type any to string", {}, str],
  ["type list shortened", { type: ["string", "integer"] }, str],
  ["null removed", { type: ["string", "null"] }, str],
  ["enum added", str, { type: "string", enum: ["x"] }],
  ["enum value removed", { enum: ["x", "y"] }, { enum: ["x"] }],
  ["enum to const", { enum: ["x", "y"] }, { const: "x" }],
  ["minimum added", { type: "integer" }, { type: "integer", minimum: 1 }],
  ["minimum raised", { minimum: 1 }, { minimum: 2 }],
  ["minimum made exclusive", { type: "number", minimum: 1 }, { type: "number", exclusiveMinimum: 1 }],
  ["maximum lowered", { maximum: 9 }, { maximum: 8 }],
  ["exclusiveMaximum lowered", { exclusiveMaximum: 9 }, { exclusiveMaximum: 8 }],
  ["multipleOf doubled", { type: "number", multipleOf: 5 }, { type: "number", multipleOf: 10 }],
  ["minLength raised", { minLength: 1 }, { minLength: 2 }],
  ["maxLength lowered", { maxLength: 9 }, { maxLength: 8 }],
  ["pattern added", str, { type: "string", pattern: "^a" }],
  ["format added", str, { type: "string", format: "date" }],
  ["format int64 to int32", { type: "integer", format: "int64" }, { type: "integer", format: "int32" }],
  ["contentEncoding added", str, { type: "string", contentEncoding: "base64" }],
  ["contentMediaType added", str, { type: "string", contentMediaType: "image/png" }],
  ["minItems raised", { type: "array", minItems: 1 }, { type: "array", minItems: 2 }],
  ["maxItems lowered", { type: "array", maxItems: 3 }, { type: "array", maxItems: 2 }],
  ["uniqueItems", { type: "array" }, { type: "array", uniqueItems: true }],
  [
    "items narrowed",
    { type: "array", items: { type: "number" } },
    { type: "array", items: { type: "integer" } },
  ],
  ["items forbidden after prefix", { prefixItems: [str] }, { prefixItems: [str], items: false }],
  ["prefixItems added", { type: "array" }, { type: "array", prefixItems: [str] }],
  ["prefixItems narrowed", { prefixItems: [{}] }, { prefixItems: [str] }],
  ["contains added", { type: "array" }, { type: "array", contains: str }],
  ["contains narrowed", { contains: { type: "number" } }, { contains: { type: "integer" } }],
  ["minContains raised", { contains: str }, { contains: str, minContains: 2 }],
  ["maxContains added", { contains: str }, { contains: str, maxContains: 2 }],
  ["unevaluatedItems closed", { prefixItems: [str] }, { prefixItems: [str], unevaluatedItems: false }],
  ["property became required", obj({ a: str }), a],
  ["minProperties raised", { type: "object", minProperties: 1 }, { type: "object", minProperties: 2 }],
  ["maxProperties lowered", { type: "object", maxProperties: 3 }, { type: "object", maxProperties: 2 }],
  [
    "dependentRequired added",
    obj({ a: str, b: str }),
    obj({ a: str, b: str }, { dependentRequired: { a: ["b"] } }),
  ],
  [
    "dependentSchemas added",
    obj({ a: str }),
    obj({ a: str }, { dependentSchemas: { a: { minProperties: 2 } } }),
  ],
  ["propertyNames added", { type: "object" }, { type: "object", propertyNames: { pattern: "^x" } }],
  ["additionalProperties closed", obj({ a: str }), obj({ a: str }, { additionalProperties: false })],
  ["additionalProperties narrowed", { additionalProperties: {} }, { additionalProperties: str }],
  ["patternProperties added", { type: "object" }, { type: "object", patternProperties: { "^x": str } }],
  ["patternProperties narrowed", { patternProperties: { "^x": {} } }, { patternProperties: { "^x": str } }],
  ["unevaluatedProperties closed", obj({ a: str }), obj({ a: str }, { unevaluatedProperties: false })],
  ["oneOf member removed", { oneOf: [a, b] }, { oneOf: [a] }],
  ["anyOf member removed", { anyOf: [a, b] }, { anyOf: [b] }],
  ["oneOf became its first member", { oneOf: [a, b] }, a],
  ["allOf member added", { allOf: [a] }, { allOf: [a, { minProperties: 2 }] }],
  ["not added", str, { type: "string", not: { const: "x" } }],
  ["not widened", { type: "string", not: { enum: ["x"] } }, { type: "string", not: { enum: ["x", "y"] } }],
  ["then narrowed", when({ required: ["a"] }, {}), when({ required: ["a"] }, { minProperties: 2 })],
  ["else added", when({ required: ["a"] }, a), when({ required: ["a"] }, a, { maxProperties: 1 })],
  ["if added", { type: "object" }, { type: "object", ...when({ required: ["a"] }, { required: ["b"] }) }],
  ["schema false", { type: "array", items: {} }, { type: "array", items: false }],
];

const same: [string, unknown, unknown][] = [
  ["one-value enum and const", { enum: ["x"] }, { const: "x" }],
  ["type next to an enum", { enum: ["x"] }, { type: "string", enum: ["x"] }],
  ["boolean and its two values", { type: "boolean" }, { enum: [true, false] }],
  ["type list reordered", { type: ["string", "null"] }, { type: ["null", "string"] }],
  [
    "type list and anyOf",
    { type: ["string", "integer"] },
    { anyOf: [{ type: "integer" }, { type: "string" }] },
  ],
  ["nullable object by anyOf", { ...a, type: ["object", "null"] }, { anyOf: [{ type: "null" }, a] }],
  ["enum by oneOf of consts", { enum: ["x", "y"] }, { oneOf: [{ const: "x" }, { const: "y" }] }],
  ["single allOf", a, { allOf: [a] }],
  ["single oneOf", a, { oneOf: [a] }],
  ["allOf split", obj({ a: str, b: str }, { required: ["a"] }), { allOf: [a, obj({ b: str })] }],
  ["oneOf reordered", { oneOf: [a, b] }, { oneOf: [b, a] }],
  ["anyOf nested", { anyOf: [a, b, str] }, { anyOf: [a, { anyOf: [b, str] }] }],
  ["exclusive integer bound", { type: "integer", exclusiveMinimum: 0 }, { type: "integer", minimum: 1 }],
  ["whole steps", { type: "number", multipleOf: 1 }, { type: "integer" }],
  ["limits of nothing", { type: "array" }, { type: "array", minItems: 0, uniqueItems: false, items: {} }],
  ["limit of another type", str, { type: "string", minimum: 3 }],
  ["open by default", a, { ...a, additionalProperties: true }],
  ["free pattern", str, { type: "string", pattern: ".*" }],
  [
    "closed by unevaluated",
    { ...a, additionalProperties: false },
    { allOf: [a], unevaluatedProperties: false },
  ],
  ["limit that listed values keep", { enum: ["x"] }, { enum: ["x"], maxLength: 5 }],
  [
    "required reordered",
    obj({ a: str, b: str }, { required: ["a", "b"] }),
    obj({ b: str, a: str }, { required: ["b", "a"] }),
  ],
];

const others: Verdicts[] = [
  ["type changed", str, { type: "integer" }, "major", "major"],
  ["const changed", { const: "x" }, { const: "y" }, "major", "major"],
  [
    "format changed",
    { type: "string", format: "date" },
    { type: "string", format: "date-time" },
    "major",
    "major",
  ],
  ["pattern changed", { type: "string", pattern: "^a" }, { type: "string", pattern: "^b" }, "major", "major"],
  [
    "multipleOf 4 to 6",
    { type: "integer", multipleOf: 4 },
    { type: "integer", multipleOf: 6 },
    "major",
    "major",
  ],
  ["property removed", obj({ a: str, b: str }), obj({ a: str }), "major", "major"],
  ["optional property added", obj({ a: str }), obj({ a: str, b: str }), "minor", "minor"],
  [
    "required property added",
    obj({ a: str }),
    obj({ a: str, b: str }, { required: ["b"] }),
    "major",
    "minor",
  ],
  [
    "required with a default",
    obj({}),
    obj({ b: { type: "string", default: "x" } }, { required: ["b"] }),
    "major",
    "minor",
  ],
  ["read-only property removed", obj({ a: str, b: { readOnly: true } }), obj({ a: str }), "minor", "major"],
  ["write-only property removed", obj({ a: str, b: { writeOnly: true } }), obj({ a: str }), "major", "minor"],
  ["default changed", { type: "integer", default: 1 }, { type: "integer", default: 2 }, "major", "minor"],
  ["deprecated", str, { type: "string", deprecated: true }, "minor", "minor"],
  ["description", str, { type: "string", description: "x" }, "patch", "patch"],
  ["title", { title: "x" }, { title: "y" }, "patch", "patch"],
  ["examples", { examples: ["x"] }, { examples: ["y"] }, "patch", "patch"],
  ["unknown extension", str, { type: "string", "x-a": 1 }, "patch", "patch"],
  [
    "known value added",
    { type: "string", "x-extensible-enum": ["a"] },
    { type: "string", "x-extensible-enum": ["a", "b"] },
    "minor",
    "minor",
  ],
  ["if changed", when({ required: ["a"] }, a), when({ required: ["b"] }, a), "major", "major"],
  [
    "unknown type corrected next to other words",
    { type: "file", description: "x" },
    { type: "string", description: "y" },
    "major",
    "major",
  ],
  [
    "if described differently",
    when({ required: ["a"], description: "x" }, { minProperties: 2 }),
    when({ required: ["a"], description: "y" }, { minProperties: 2 }),
    "patch",
    "patch",
  ],
  [
    "one of two nots removed, the other described differently",
    { type: "string", allOf: [{ not: { const: "b" } }, { not: { const: "a", description: "x" } }] },
    { type: "string", not: { const: "a", description: "y" } },
    "minor",
    "major",
  ],
  [
    "not described differently",
    { type: "string", not: { const: "a", description: "x" } },
    { type: "string", not: { const: "a", description: "y" } },
    "patch",
    "patch",
  ],
  [
    "contains limits another property",
    { type: "array", contains: obj({ a: str }) },
    { type: "array", contains: obj({ a: str, b: str }) },
    "major",
    "minor",
  ],
  [
    "not forbids fewer objects",
    { type: "object", not: obj({ a: str }) },
    { type: "object", not: obj({ a: str, b: str }) },
    "minor",
    "major",
  ],
  [
    "xml name, sent as JSON",
    { type: "object", xml: { name: "x" } },
    { type: "object", xml: { name: "y" } },
    "patch",
    "patch",
  ],
];

describe("schema relation", () => {
  it.each(narrower)("%s is narrower", async (_, base, revision) => {
    expect((await diffSchemas(base, revision, "request")).bump).toBe("major");
    expect((await diffSchemas(base, revision, "response")).bump).toBe("minor");
    expect((await diffSchemas(revision, base, "request")).bump).toBe("minor");
    expect((await diffSchemas(revision, base, "response")).bump).toBe("major");
  });

  it.each(same)("%s is the same", async (_, base, revision) => {
    for (const direction of ["request", "response"] as const) {
      expect((await diffSchemas(base, revision, direction)).findings).toEqual([]);
      expect((await diffSchemas(revision, base, direction)).findings).toEqual([]);
    }
  });

  it.each(others)("%s", async (_, base, revision, request, response) => {
    expect((await diffSchemas(base, revision, "request")).bump).toBe(request);
    expect((await diffSchemas(base, revision, "response")).bump).toBe(response);
  });
});
