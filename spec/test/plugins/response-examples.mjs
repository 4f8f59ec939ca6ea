// @ts-check
import { test } from "vitest";
import { lint, withResponse } from "../lint.mjs";

test.concurrent("finds text bodies without a named example", async ({ expect }) => {
  const problems = await lint(
    "contract/response-examples",
    withResponse(`
description: Orders.
content:
  application/json: { schema: { type: object } }
  application/problem+json: { schema: { type: object }, examples: {} }
  text/csv: { schema: { type: string }, example: 'id' }`),
  );
  const content = "#/paths/~1orders/get/responses/200/content";
  const fix = "Add one under `examples`, with a short kebab-case name.";
  expect(problems).toEqual([
    `${content}/application~1json The \`application/json\` body has no example. ${fix}`,
    `${content}/application~1problem+json The \`application/problem+json\` body has no example. ${fix}`,
    `${content}/text~1csv The \`text/csv\` body has an example without a name. ${fix}`,
  ]);
});

test.concurrent("accepts named examples, binary bodies and no body", async ({ expect }) => {
  const named = withResponse(`
description: Orders.
content:
  application/json: { schema: { type: object }, examples: { empty: { value: {} } } }
  image/png: {}`);
  const both = [named, withResponse("description: Nothing.")];
  expect(await Promise.all(both.map((yaml) => lint("contract/response-examples", yaml)))).toEqual([[], []]);
});
