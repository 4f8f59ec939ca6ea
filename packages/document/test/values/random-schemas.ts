import fc from "fast-check";

const small = fc.integer({ min: 0, max: 3 });
const large = fc.integer({ min: 4, max: 8 });
const branches = ["if", "then", "else"];
const names = ["a", "b", "c", "d1"];
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const rarely = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 1 });

function clean(schema: object): object {
  return Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined));
}

const scalars = fc.constantFrom<unknown>(null, true, false, 0, 1, 2.5, "", "a", "ab", [], [1], {}, { a: 1 });

const text = fc.record({
  type: maybe(fc.constantFrom<unknown>("string", ["string", "null"])),
  minLength: maybe(small),
  maxLength: maybe(large),
  pattern: rarely(
    fc.constantFrom("^[a-z]+$", "^\\d{3}-[A-Z]{2}$", "b$", "^(x|yy)*z?$", "^\\p{Lu}", "[^a]", "^(?!a)\\w"),
  ),
});

const formatted = fc.record({
  type: fc.constant("string"),
  format: fc.constantFrom(
    "date",
    "date-time",
    "time",
    "email",
    "uri",
    "uuid",
    "ipv4",
    "ipv6",
    "hostname",
    "duration",
    "unknown",
  ),
});

const number = fc.record({
  type: maybe(fc.constantFrom<unknown>("integer", "number", ["integer", "null"])),
  minimum: maybe(small),
  maximum: maybe(large),
  exclusiveMinimum: rarely(small),
  exclusiveMaximum: rarely(large),
  multipleOf: rarely(fc.constantFrom(1, 2, 3, 0.5, 0.25)),
  format: rarely(fc.constantFrom("int32", "int64")),
});

const listed = fc.oneof(
  fc.record({
    enum: fc.uniqueArray(scalars, { minLength: 1, maxLength: 4, selector: (value) => JSON.stringify(value) }),
  }),
  fc.record({ const: scalars }),
);

/** Schemas with every keyword of JSON Schema 2020-12 that judges values. */
export const { schema: randomSchema } = fc.letrec<{
  schema: object;
  array: object;
  object: object;
  logic: object;
}>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    text.map(clean),
    number.map(clean),
    formatted,
    listed,
    fc.constantFrom({ type: "boolean" }, { type: "null" }, {}),
    tie("array"),
    tie("object"),
    tie("logic"),
  ),
  array: fc
    .record({
      type: fc.constant("array"),
      items: maybe(tie("schema")),
      prefixItems: rarely(fc.array(tie("schema"), { minLength: 1, maxLength: 2 })),
      minItems: maybe(small),
      maxItems: maybe(large),
      uniqueItems: rarely(fc.boolean()),
      contains: rarely(tie("schema")),
      minContains: rarely(small),
      maxContains: rarely(large),
      unevaluatedItems: rarely(fc.oneof(fc.constant(false), tie("schema"))),
    })
    .map(clean),
  object: fc
    .record({
      type: fc.constant("object"),
      properties: maybe(fc.dictionary(fc.constantFrom(...names), tie("schema"), { maxKeys: 3 })),
      required: maybe(fc.subarray(names)),
      additionalProperties: rarely(fc.oneof(fc.boolean(), tie("schema"))),
      patternProperties: rarely(fc.dictionary(fc.constantFrom("^a", "\\d$"), tie("schema"), { maxKeys: 2 })),
      propertyNames: rarely(fc.constantFrom({ pattern: "^[a-d]" }, { maxLength: 2 }, { enum: names })),
      minProperties: rarely(small),
      maxProperties: rarely(large),
      dependentRequired: rarely(fc.constant({ a: ["b"] })),
      dependentSchemas: rarely(fc.record({ b: tie("schema") })),
      unevaluatedProperties: rarely(fc.oneof(fc.constant(false), tie("schema"))),
    })
    .map(clean),
  logic: fc.oneof(
    fc.array(tie("schema"), { minLength: 1, maxLength: 3 }).map((oneOf) => ({ oneOf })),
    fc.array(tie("schema"), { minLength: 1, maxLength: 3 }).map((anyOf) => ({ anyOf })),
    fc.array(tie("schema"), { minLength: 1, maxLength: 2 }).map((allOf) => ({ allOf })),
    tie("schema").map((not) => ({ not })),
    fc
      .tuple(tie("schema"), tie("schema"), tie("schema"))
      .map((schemas) => Object.fromEntries(schemas.map((schema, index) => [branches[index], schema]))),
  ),
}));
