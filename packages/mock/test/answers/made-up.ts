import { type Case, contractOf, fits, gives } from "./types.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: object, more: object = {}) => ({ type: "object", properties, ...more });
const text = (more: object) => ({ type: "string", ...more });

/** Schemas of 3.1, which what is made up has to fit. */
const newer: Record<string, object> = {
  "patterns of several kinds": object(
    {
      a: text({ pattern: "^\\d{4}-(0[1-9]|1[0-2])$" }),
      b: text({ pattern: "^[^\\s@]+@[^\\s@]+$" }),
      c: text({ pattern: "^(?!foo)[a-z]{3}$" }),
      d: text({ pattern: "^(?=.*\\d)[a-z\\d]{8}$" }),
      e: text({ pattern: "^\\p{Lu}\\p{Ll}{2}$" }),
      f: text({ pattern: "^a*$", minLength: 5 }),
      g: text({ pattern: "b", minLength: 3, maxLength: 4 }),
      h: text({ allOf: [{ pattern: "^a" }, { pattern: "z$" }] }),
      i: text({ pattern: "^(\\w)\\1$" }),
      j: text({ pattern: "^.{2,3}$", minLength: 3 }),
      k: text({ pattern: "^(a|bb|ccc)$", minLength: 3 }),
      l: text({ pattern: "^\\+?[1-9]\\d{1,14}$" }),
      m: text({ pattern: "^[\\w.-]+@example\\.org$", format: "email" }),
      n: text({ pattern: "^$" }),
    },
    { required: [..."abcdefghijklmn"] },
  ),
  "multiples and narrow ranges": object(
    {
      a: { type: "number", multipleOf: 0.01, minimum: 1.005, maximum: 1.02 },
      b: { type: "integer", multipleOf: 7, minimum: 50, maximum: 60 },
      c: { type: "integer", multipleOf: 5, exclusiveMinimum: 10, exclusiveMaximum: 20 },
      d: { allOf: [{ type: "integer", multipleOf: 4, minimum: 1 }, { multipleOf: 6 }] },
      e: { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 0.001 },
      f: { type: "integer", minimum: 2.5, maximum: 3.5 },
      g: { type: "integer", maximum: -5 },
      h: { type: "number", minimum: 1e20 },
      i: { type: "integer", multipleOf: 1000000007, minimum: 1 },
    },
    { required: [..."abcdefghi"] },
  ),
  "unique items of few values": object(
    {
      a: { type: "array", items: { type: "boolean" }, uniqueItems: true, minItems: 2 },
      b: {
        type: "array",
        items: { type: "integer", minimum: 1, maximum: 3 },
        uniqueItems: true,
        minItems: 3,
      },
      c: {
        type: "array",
        items: object({ k: { enum: ["a", "b"] } }, { required: ["k"], additionalProperties: false }),
        uniqueItems: true,
        minItems: 2,
      },
      d: { type: "array", items: { type: "null" }, uniqueItems: true, minItems: 1 },
      e: { type: "array", items: text({ maxLength: 1, pattern: "^[a-d]$" }), uniqueItems: true, minItems: 4 },
    },
    { required: [..."abcde"] },
  ),
  "many texts that differ": {
    type: "array",
    minItems: 100,
    uniqueItems: true,
    items: text({ pattern: "^[a-z]{3}$" }),
  },
  "tuples and what a list contains": object(
    {
      a: { type: "array", contains: { const: "x" }, minContains: 2, maxContains: 2, minItems: 4 },
      b: { type: "array", prefixItems: [{ const: 1 }, { type: "string" }], items: false, minItems: 2 },
      c: { type: "array", prefixItems: [{ type: "integer" }], items: { type: "boolean" }, minItems: 3 },
      d: { type: "array", items: { type: "integer" }, contains: { minimum: 100 }, minItems: 2 },
      e: { type: "array", prefixItems: [{ type: "integer" }], unevaluatedItems: false, minItems: 1 },
      f: { type: "array", maxItems: 0 },
    },
    { required: [..."abcdef"] },
  ),
  "alternatives next to members": {
    ...object({ id: { type: "integer" } }, { required: ["id"] }),
    oneOf: [
      object({ a: text({ minLength: 2 }) }, { required: ["a"] }),
      object({ b: { type: "boolean" } }, { required: ["b"] }),
    ],
  },
  "exactly one of two names": {
    ...object({ a: { type: "integer" }, b: { type: "integer" } }),
    oneOf: [{ required: ["a"] }, { required: ["b"] }],
  },
  "one of two multiples": {
    oneOf: [
      { type: "integer", multipleOf: 3 },
      { type: "integer", multipleOf: 5 },
    ],
    minimum: 14,
    maximum: 19,
  },
  "at least one": {
    ...object({ a: { type: "integer" }, b: { type: "integer" } }),
    anyOf: [{ required: ["a", "b"] }, { required: ["b"] }],
  },
  "what is ruled out": object(
    {
      a: { type: "string", not: { enum: ["string", "", "a"] } },
      b: { not: { type: ["string", "object", "null"] } },
      c: { type: "integer", not: { minimum: 0 } },
      d: object({ x: {}, y: {} }, { not: { required: ["x"] }, required: ["y"] }),
      e: { enum: [1, 2, 3], not: { const: 1 } },
    },
    { required: [..."abcde"] },
  ),
  conditions: object(
    { t: { enum: ["x", "y"] }, n: { type: "integer" }, s: { type: "string" } },
    {
      required: ["t"],
      if: { properties: { t: { const: "x" } } },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { required: ["n"] },
      else: { required: ["s"] },
    },
  ),
  dependencies: object(
    { a: { type: "integer" }, b: { type: "integer" }, c: { type: "integer" } },
    {
      required: ["a"],
      dependentRequired: { a: ["b"] },
      dependentSchemas: { b: { required: ["c"], properties: { c: { minimum: 5 } } } },
    },
  ),
  "names of members": {
    type: "object",
    propertyNames: { pattern: "^x-[a-z]{2}$" },
    minProperties: 3,
    additionalProperties: { type: "integer" },
  },
  "members by pattern": {
    type: "object",
    required: ["n1"],
    patternProperties: { "^n\\d$": { type: "integer", minimum: 4 } },
    additionalProperties: false,
    minProperties: 2,
  },
  "names from a list": {
    type: "object",
    propertyNames: { enum: ["de", "en", "fr"] },
    minProperties: 2,
    additionalProperties: text({ minLength: 1 }),
  },
  "few of many members": object(
    Object.fromEntries([..."abcdef"].map((name) => [name, { type: "integer" }])),
    { maxProperties: 2, required: ["e"] },
  ),
  "a member that is asked for and not described": {
    type: "object",
    required: ["x", "y"],
    properties: { y: true },
    additionalProperties: { type: "integer", minimum: 3 },
  },
  "parts that are merged": {
    allOf: [
      object({ a: { type: "integer", minimum: 5 }, e: { enum: ["a", "b"] } }, { required: ["a"] }),
      object(
        {
          a: { maximum: 6 },
          e: { enum: ["b", "c"] },
          l: { type: "array", minItems: 1, items: { type: "string" } },
        },
        { required: ["e", "l"] },
      ),
      { properties: { l: { maxItems: 1, items: { minLength: 4 } } } },
    ],
  },
  "closed over parts": {
    allOf: [ref("A"), { $ref: "#/components/schemas/B" }],
    unevaluatedProperties: false,
    required: ["a", "b"],
  },
  "a member of each format": object(
    Object.fromEntries(
      [
        "ipv4",
        "ipv6",
        "hostname",
        "uri",
        "uri-reference",
        "date",
        "time",
        "date-time",
        "duration",
        "json-pointer",
        "regex",
        "uuid",
        "email",
        "iri",
        "uri-template",
        "relative-json-pointer",
        "idn-email",
      ].map((format) => [format, text({ format })]),
    ),
    {
      required: [
        "ipv4",
        "ipv6",
        "hostname",
        "uri",
        "uri-reference",
        "date",
        "time",
        "date-time",
        "duration",
        "json-pointer",
        "regex",
        "uuid",
        "email",
        "uri-template",
        "relative-json-pointer",
      ],
    },
  ),
  "formats of a length": object(
    {
      a: text({ format: "email", maxLength: 8 }),
      b: text({ format: "uri", maxLength: 12 }),
      c: text({ format: "hostname", minLength: 30 }),
      d: text({ format: "email", minLength: 40 }),
      e: text({ format: "uri", pattern: "^https://" }),
      f: text({ format: "date-time", maxLength: 20 }),
      g: text({ format: "date", pattern: "^2024" }),
      h: text({ format: "uri", pattern: "\\.png$" }),
    },
    { required: [..."abcdefgh"] },
  ),
  "long and empty": object(
    {
      a: text({ minLength: 300 }),
      b: text({ maxLength: 0 }),
      c: { type: "array", minItems: 50, items: { type: "integer" } },
      d: { type: "object", maxProperties: 0 },
    },
    { required: [..."abcd"] },
  ),
  "const, null and several types": object(
    {
      a: { const: { x: [1, null] } },
      b: { type: "null" },
      c: { type: ["integer", "null"], minimum: 9 },
      d: { enum: [null] },
      e: { enum: [{ k: 1 }, [2]] },
      f: { type: ["string", "array"], minLength: 3, minItems: 2 },
    },
    { required: [..."abcdef"] },
  ),
};

const schemas = { A: object({ a: { type: "integer" } }), B: object({ b: { type: "string" } }) };
const inlined = (schema: object) =>
  JSON.parse(JSON.stringify(schema).replaceAll("#/components/schemas/", "#/$defs/")) as object;

/** What is said in words of 3.0, and what that means in words of JSON Schema. */
const older: readonly (readonly [name: string, given: object, means: object, schemas?: object])[] = [
  [
    "writeOnly is never answered, readOnly is",
    object(
      { id: { type: "integer", readOnly: true }, secret: { type: "string", writeOnly: true }, sub: ref("S") },
      { required: ["id", "secret", "sub"] },
    ),
    {
      type: "object",
      required: ["id", "sub"],
      properties: { secret: false, sub: { properties: { pin: false }, required: ["x"] } },
    },
    {
      S: { allOf: [object({ pin: ref("Pin"), x: { type: "integer" } }, { required: ["pin", "x"] })] },
      Pin: { type: "string", writeOnly: true },
    },
  ],
  [
    "exclusive bounds",
    { type: "number", minimum: 0, exclusiveMinimum: true, maximum: 1, exclusiveMaximum: true },
    { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 1 },
  ],
  [
    "32 bits",
    { type: "array", minItems: 5, items: { type: "integer", format: "int32" } },
    { items: { type: "integer", minimum: -2147483648, maximum: 2147483647 } },
  ],
  [
    "bytes are base64",
    text({ format: "byte", minLength: 8 }),
    { type: "string", minLength: 8, pattern: "^[A-Za-z0-9+/]+=*$" },
  ],
  [
    "a tree that has to end",
    ref("T"),
    {
      $ref: "#/$defs/T",
      $defs: {
        T: object(
          {
            v: { type: "string" },
            kids: { type: "array", items: { $ref: "#/$defs/T" } },
            up: { anyOf: [{ type: "null" }, { $ref: "#/$defs/T" }] },
          },
          { required: ["v", "kids", "up"] },
        ),
      },
    },
    {
      T: object(
        { v: { type: "string" }, kids: { type: "array", items: ref("T") }, up: ref("N") },
        { required: ["v", "kids", "up"] },
      ),
      N: {
        type: "object",
        nullable: true,
        required: ["v", "kids", "up"],
        properties: { v: { type: "string" }, kids: { type: "array", items: ref("T") }, up: ref("N") },
      },
    },
  ],
  [
    "sums of sums",
    ref("E"),
    {
      $ref: "#/$defs/E",
      $defs: {
        E: {
          oneOf: [
            object({ op: { const: "num" }, n: { type: "integer" } }, { required: ["op", "n"] }),
            object(
              { op: { const: "add" }, l: { $ref: "#/$defs/E" }, r: { $ref: "#/$defs/E" } },
              { required: ["op", "l", "r"] },
            ),
          ],
        },
      },
    },
    {
      E: { oneOf: [ref("Add"), ref("Num")] },
      Num: object(
        { op: { type: "string", enum: ["num"] }, n: { type: "integer" } },
        { required: ["op", "n"] },
      ),
      Add: object(
        { op: { type: "string", enum: ["add"] }, l: ref("E"), r: ref("E") },
        { required: ["op", "l", "r"] },
      ),
    },
  ],
  [
    "a base with a discriminator",
    {
      type: "array",
      minItems: 2,
      items: { oneOf: [ref("Cat"), ref("Dog")], discriminator: { propertyName: "kind" } },
    },
    {
      minItems: 2,
      items: {
        oneOf: [
          object({ kind: { const: "Cat" }, lives: { type: "integer" } }, { required: ["kind", "lives"] }),
          object({ kind: { const: "Dog" }, barks: { type: "boolean" } }, { required: ["kind", "barks"] }),
        ],
      },
    },
    {
      Pet: object(
        { kind: { type: "string" } },
        { required: ["kind"], discriminator: { propertyName: "kind" } },
      ),
      Cat: { allOf: [ref("Pet"), object({ lives: { type: "integer" } }, { required: ["lives"] })] },
      Dog: { allOf: [ref("Pet"), object({ barks: { type: "boolean" } }, { required: ["barks"] })] },
    },
  ],
  [
    "nullable with an enum, without null",
    object({ a: { type: "string", nullable: true, enum: ["x"] } }, { required: ["a"] }),
    { properties: { a: { const: "x" } }, required: ["a"] },
  ],
  [
    "references next to nothing else",
    object({ a: { ...ref("I"), minimum: 1e6 } }, { required: ["a"] }),
    { properties: { a: { type: "integer", maximum: 5 } }, required: ["a"] },
    { I: { type: "integer", maximum: 5 } },
  ],
  [
    "maps of lists",
    {
      type: "object",
      minProperties: 1,
      additionalProperties: { type: "array", minItems: 1, items: { type: "number" } },
    },
    { minProperties: 1, additionalProperties: { type: "array", minItems: 1, items: { type: "number" } } },
  ],
];

export const madeUp: Case[] = [
  ...Object.entries(newer).map(([name, schema]) =>
    contractOf({
      name,
      openapi: "3.1.0",
      paths: gives(schema),
      more: { components: { schemas } },
      asked: fits(inlined({ ...schema, $defs: schemas })),
    }),
  ),
  ...older.map(([name, given, means, schemas = {}]) =>
    contractOf({
      name: `3.0: ${name}`,
      paths: gives(given),
      more: { components: { schemas } },
      asked: fits(means),
    }),
  ),
];
