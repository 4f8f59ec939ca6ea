import fc from "fast-check";

/** A schema and an edit of it: one keyword dropped, or one inner schema replaced. */
export function editedFrom(schemas: fc.Arbitrary<object>): fc.Arbitrary<[object, object]> {
  return fc.tuple(schemas, schemas, fc.nat(), fc.boolean()).map(([one, other, position, drop]) => {
    const copy = JSON.parse(JSON.stringify(one)) as object;
    const places: [Record<string, unknown>, string][] = [];
    const visit = (value: unknown): void => {
      if (typeof value !== "object" || value === null) return;
      for (const [key, inner] of Object.entries(value)) {
        if (key === "dependentRequired") continue;
        if (!drop && (typeof inner !== "object" || Array.isArray(inner) || key === "properties"))
          visit(inner);
        else {
          // Dropping a declared property is a matter of vocabulary, not of accepted values.
          if (!["a", "b", "c", "properties"].includes(key) || !drop) places.push([value as never, key]);
          visit(inner);
        }
      }
    };
    visit(copy);
    const place = places[position % Math.max(places.length, 1)];
    if (place === undefined) return [one, other];
    if (drop && !Array.isArray(place[0])) delete place[0][place[1]];
    else if (!drop) place[0][place[1]] = other;
    return [one, copy];
  });
}

const small = fc.integer({ min: 0, max: 4 });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

function clean<T extends object>(schema: T): object {
  return Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined));
}

const text = fc
  .record({
    type: fc.constantFrom<unknown>("string", ["string", "null"]),
    minLength: maybe(small),
    maxLength: maybe(fc.integer({ min: 5, max: 9 })),
    pattern: maybe(fc.constantFrom("^a", "b$", "^[a-z]+$")),
    format: maybe(fc.constantFrom("date", "uri", "email")),
    enum: maybe(fc.subarray(["ab", "abc", "b"], { minLength: 1 })),
  })
  // A list of values says it all: formats next to it mean nothing, and null must be listed to be one of them.
  .map((one) => (one.enum === undefined ? one : { type: "string", enum: one.enum, minLength: one.minLength }))
  .map(clean);

const number = fc
  .record({
    type: fc.constantFrom<unknown>("integer", "number", ["number", "null"]),
    minimum: maybe(small),
    maximum: maybe(fc.integer({ min: 5, max: 9 })),
    exclusiveMinimum: maybe(small),
    multipleOf: maybe(fc.constantFrom(1, 2, 3, 4)),
  })
  .map(clean);

const other = fc.constantFrom<object>(
  { type: "boolean" },
  { type: "null" },
  {},
  { const: 1 },
  { enum: [true, "x"] },
);

/**
 * Schemas whose keywords all limit values. Objects always declare the same properties: which are declared is
 * vocabulary, and reads differently for those who send and those who receive.
 */
export const { schema } = fc.letrec<{ schema: object; array: object; object: object; union: object }>(
  (tie) => ({
    schema: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      text,
      number,
      other,
      tie("array"),
      tie("object"),
      tie("union"),
    ),
    array: fc
      .record({
        type: fc.constant("array"),
        items: maybe(tie("schema")),
        minItems: maybe(small),
        uniqueItems: maybe(fc.boolean()),
        contains: maybe(fc.constantFrom({ type: "string" }, { type: "integer" })),
      })
      .map(clean),
    object: fc
      .record({
        type: fc.constantFrom<unknown>("object", ["object", "null"]),
        properties: fc.record({ a: tie("schema"), b: tie("schema"), c: text }),
        required: fc.subarray(["a", "b", "c"]),
        additionalProperties: maybe(fc.boolean()),
        minProperties: maybe(small),
        dependentRequired: maybe(fc.constant({ a: ["b"] })),
      })
      .map(clean),
    union: fc
      .record({
        kind: fc.constantFrom("anyOf", "oneOf"),
        members: fc.array(tie("schema"), { minLength: 1, maxLength: 3 }),
      })
      .map(({ kind, members }) => ({ [kind as string]: members })),
  }),
);
