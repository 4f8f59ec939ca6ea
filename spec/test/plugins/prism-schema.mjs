// @ts-check
import { test } from "vitest";
import { lint, withSchema } from "../lint.mjs";

test.concurrent("finds keywords that Prism does not check, wherever the schema is", async ({ expect }) => {
  const problems = await lint(
    "contract/prism-schema",
    withSchema(`
type: object
unevaluatedProperties: false
dependentRequired: { a: [b] }
properties:
  pair: { type: array, prefixItems: [{ type: string }], minContains: 1 }
oneOf: [{ type: object }]
discriminator: { propertyName: kind, mapping: { order: '#/components/schemas/Order' } }`),
  );
  expect(problems.sort()).toEqual([
    "#/components/schemas/Order/dependentRequired Prism does not check `dependentRequired`. Use `if` and `then` with `required` instead.",
    "#/components/schemas/Order/discriminator/mapping Prism ignores `discriminator.mapping`. Give the property a `const` in each branch and drop the mapping.",
    "#/components/schemas/Order/properties/pair/minContains Prism does not check `minContains`. Use `contains` alone, or state the number in the description.",
    "#/components/schemas/Order/properties/pair/prefixItems Prism does not check `prefixItems`. Describe an object with named properties instead.",
    "#/components/schemas/Order/unevaluatedProperties Prism does not check `unevaluatedProperties`. List all properties in one schema instead.",
  ]);
});

test.concurrent("accepts what Prism checks, and a property that is named like a keyword", async ({
  expect,
}) => {
  const problems = await lint(
    "contract/prism-schema",
    withSchema(`
type: object
additionalProperties: false
patternProperties: { ^x-: { type: [string, 'null'] } }
properties:
  kind: { const: order }
  contentSchema: { type: array, contains: { type: string } }
if: { required: [kind] }
then: { required: [contentSchema] }
discriminator: { propertyName: kind }`),
  );
  expect(problems).toEqual([]);
});
